import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Person } from '../person/person.entity.ts';

/** One installation of the app for one person; `lastSeq` numbers its operations without a gap. */
@Entity({ tableName: 'sync_client' })
export class SyncClient {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id' })
  personId!: string;

  @Property({ type: 'integer' })
  lastSeq = 0;
}
