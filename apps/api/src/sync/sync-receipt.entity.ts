import type { ReceiptStatus } from '@prongsai/contract';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Person } from '../person/person.entity.ts';

/** The final answer to an operation, with its payload: a refused one survives even if the phone does not (S3). */
@Entity({ tableName: 'sync_receipt' })
export class SyncReceipt {
  @PrimaryKey({ type: 'uuid' })
  opId!: string;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id' })
  personId!: string;

  @Property({ type: 'uuid' })
  clientId!: string;

  @Property({ type: 'string' })
  kind!: string;

  @Property({ type: 'uuid', index: true })
  entityId!: string;

  @Property({ type: 'json' })
  payload!: unknown;

  @Property({ type: 'string' })
  status!: ReceiptStatus;

  @Property({ type: 'integer', nullable: true })
  version: number | null = null;

  /** Whether the operation made that version; otherwise all stood so already, by whoever's hand (S3). */
  @Property({ type: 'boolean' })
  changed = false;

  @Property({ type: 'text', nullable: true })
  code: string | null = null;

  @Property({ type: 'json', nullable: true })
  details: Record<string, string | number> | null = null;

  @Property({ type: 'Date' })
  at!: Date;
}
