import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Day, ReminderKind, YearMonth } from '@prongsai/domain';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';

/** How a reminder went out; NOBODY when its person has muted them, or there is no way to reach them. */
export type SentBy = 'PUSH' | 'EMAIL' | 'NOBODY';

/** One person's reminder (เตือน), made with what it follows from and sent out afterwards, once. */
@Entity({ tableName: 'reminder' })
@Index({ properties: ['agencyId', 'about'] })
@Unique({ properties: ['personId', 'about'] })
export class Reminder {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id' })
  personId!: string;

  /** What it is about, so that nobody is told twice: the round of a month, or the deed or word that it follows from. */
  @Property({ type: 'string' })
  about!: string;

  @Property({ type: 'string' })
  kind!: ReminderKind;

  /** Null for an instruction that is about no month. */
  @Property({ type: 'string', nullable: true })
  month: YearMonth | null = null;

  /** The day of an instruction; null when it is the month's own. */
  @Property({ type: 'string', nullable: true })
  dueOn: Day | null = null;

  /** Measures that are still open. */
  @Property({ type: 'integer' })
  count!: number;

  /** Page of the app that it opens. */
  @Property({ type: 'text' })
  path!: string;

  /** The measure that was sent back, or that an instruction is about. */
  @Property({ type: 'text', nullable: true })
  measure: string | null = null;

  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Property({ type: 'Date' })
  madeAt!: Date;

  /** Since when it waits for the mail server: no phone took it. */
  @Property({ type: 'Date', nullable: true })
  byLetterSince: Date | null = null;

  @Property({ type: 'Date', nullable: true, index: true })
  sentAt: Date | null = null;

  @Property({ type: 'string', nullable: true })
  sentBy: SentBy | null = null;
}
