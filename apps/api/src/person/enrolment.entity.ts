import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Person } from './person.entity.ts';

/** A one-time link with which a person chooses a password; without a person, it sets up a new deployment. */
@Entity({ tableName: 'enrolment' })
export class Enrolment {
  @PrimaryKey({ type: 'string' })
  secretHash!: string;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id', nullable: true, index: true })
  personId: string | null = null;

  @Property({ type: 'Date' })
  expiresAt!: Date;

  @Property({ type: 'Date', nullable: true })
  usedAt: Date | null = null;
}
