import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';

/** Who did what to what, when. Append-only: the database itself refuses to change or delete a row. */
@Entity({ tableName: 'activity' })
@Index({ properties: ['agencyId', 'at'] })
@Index({ properties: ['agencyId', 'subjectId'] })
export class Activity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id', nullable: true })
  personId: string | null = null;

  /** The access token that acted, when no person did. */
  @Property({ type: 'uuid', nullable: true })
  tokenId: string | null = null;

  /** The verb's name. */
  @Property({ type: 'string' })
  deed!: string;

  @Property({ type: 'uuid' })
  subjectId!: string;

  @Property({ type: 'json' })
  details: Record<string, unknown> = {};

  @Property({ type: 'Date' })
  at!: Date;
}
