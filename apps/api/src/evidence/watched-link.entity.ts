import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Agency } from '../agency/agency.entity.ts';

/** A link that people of an agency recorded, and what the server found when it last looked (LINK1). */
@Entity({ tableName: 'watched_link' })
export class WatchedLink {
  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id', primary: true })
  agencyId!: string;

  /** SHA-256 of the address: an index holds no text as long as an address may be. */
  @PrimaryKey({ type: 'string' })
  urlHash!: string;

  @Property({ type: 'text' })
  url!: string;

  /** Last by anybody. */
  @Property({ type: 'Date' })
  recordedAt!: Date;

  /** Null when it is not looked at any more. */
  @Property({ type: 'Date', nullable: true, index: true })
  nextLookAt: Date | null = null;

  /** Null before the first look; then `opens` says what it found, and `status` what the site answered, if it did. */
  @Property({ type: 'Date', nullable: true })
  lookedAt: Date | null = null;

  @Property({ type: 'boolean', nullable: true })
  opens: boolean | null = null;

  @Property({ type: 'integer', nullable: true })
  status: number | null = null;
}
