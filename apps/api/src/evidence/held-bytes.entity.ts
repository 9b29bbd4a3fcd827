import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';

export type BytesKind = 'PHOTO' | 'PDF';

/** Bytes of a photo or a file that somebody of an agency sent and that were verified: what the agency may see, and what it fills. */
@Entity({ tableName: 'held_bytes' })
@Index({ properties: ['agencyId', 'missedAt', 'bytes'] })
@Index({ properties: ['sentById', 'storedAt'] })
export class HeldBytes {
  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id', primary: true })
  agencyId!: string;

  @PrimaryKey({ type: 'string', index: true })
  sha256!: string;

  /** What they were found to be. */
  @Property({ type: 'string' })
  kind: BytesKind = 'PHOTO';

  @Property({ type: 'integer' })
  bytes!: number;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'sent_by_id', nullable: true })
  sentById: string | null = null;

  @Property({ type: 'Date' })
  storedAt!: Date;

  /** When every pixel had been looked at and the copies for people were made; null is what is still to be done. */
  @Property({ type: 'Date', nullable: true, index: true })
  checkedAt: Date | null = null;

  /** When the disk was found to have lost them; until they are sent again, or the disk comes back. */
  @Property({ type: 'Date', nullable: true })
  missedAt: Date | null = null;

  /** Code of what the look at every pixel found wrong. */
  @Property({ type: 'string', nullable: true })
  fault: string | null = null;
}
