import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { DueMonth, YearMonth } from '@prongsai/domain';
import { Agency } from '../agency/agency.entity.ts';

/** That an agency's people have been reminded of a month (REM1); made in one transaction with the reminders. */
@Entity({ tableName: 'reminder_round' })
export class ReminderRound {
  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id', primary: true })
  agencyId!: string;

  @PrimaryKey({ type: 'string' })
  month!: YearMonth;

  @PrimaryKey({ type: 'string' })
  kind!: DueMonth['kind'];

  @Property({ type: 'Date' })
  at!: Date;
}
