import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Person } from './person.entity.ts';

/** A signed-in browser. Only the hash of its secret is kept. */
@Entity({ tableName: 'session' })
export class Session {
  @PrimaryKey({ type: 'string' })
  secretHash!: string;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id', index: true })
  personId!: string;

  @Property({ type: 'Date' })
  startedAt!: Date;

  @Property({ type: 'Date' })
  lastSeenAt!: Date;
}
