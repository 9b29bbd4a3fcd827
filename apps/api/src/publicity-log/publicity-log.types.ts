import { raw } from '@mikro-orm/core';
import { lastDayOf, type Day, type YearMonth } from '@prongsai/domain';
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { ensure, ensureIds } from '../platform/problem.ts';
import { DateScalar, YearMonthScalar } from '../platform/scalars.ts';
import { Payload } from '../platform/user-error.ts';
import { PublicityAction } from './publicity-action.entity.ts';

@InputType('PublicityLogFilter', { description: 'Narrows logs and actions.' })
export class PublicityLogFilter {
  @Field(() => ID, { nullable: true, description: 'Of this unit.' })
  unitId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of this measure.' })
  measureId?: string | null;
  @Field(() => YearMonthScalar, { nullable: true, description: 'From this month on.' })
  from?: YearMonth | null;
  @Field(() => YearMonthScalar, { nullable: true, description: 'Up to this month.' })
  until?: YearMonth | null;
}

@InputType('RecordActionInput', { description: 'One thing done.' })
export class RecordActionInput {
  @Field(() => ID, { description: 'A UUID made by the caller; sending it again changes nothing.' })
  id!: string;
  @Field(() => ID, { description: 'The measure.' })
  measureId!: string;
  @Field(() => ID, { description: 'The unit that did it.' })
  unitId!: string;
  @Field(() => YearMonthScalar, { description: 'The month it counts for.' })
  month!: YearMonth;
  @Field(() => DateScalar, { description: 'The day it was done, in that month and not in the future.' })
  day!: Day;
  @Field(() => String, { description: 'Code of a channel.' })
  channel!: string;
  @Field(() => String, { description: 'What was done, at most 2,000 characters.' })
  what!: string;
  @Field(() => String, { nullable: true, description: 'Where.' })
  place?: string | null;
  @Field(() => Float, { nullable: true, description: 'How much, in the channel’s unit.' })
  quantity?: number | null;
  @Field(() => String, { nullable: true, description: 'A link, http or https.' })
  link?: string | null;
}

@ObjectType('PublicityActionPayload', { description: 'The action, or why not.' })
export class PublicityActionPayload extends Payload {
  @Field(() => PublicityAction, { nullable: true, description: 'The action.' })
  action?: PublicityAction;
}

/** @throws Problem FIELD_WRONG for what nothing can be */
export function logFilter(filter: PublicityLogFilter = {}): object {
  ensureSound(filter);
  const { unitId, measureId, from, until } = filter;
  const bounds = [from && { month: { $gte: from } }, until && { month: { $lte: until } }];
  return { $and: [unitId && { unitId }, measureId && { measureId }, ...bounds].filter(Boolean) };
}

/**
 * The same of their actions, by what each says itself: it names its log’s unit, and its day lies in its log’s month.
 * @throws Problem FIELD_WRONG for what nothing can be
 */
export function actionFilter(filter: PublicityLogFilter = {}): object {
  ensureSound(filter);
  const { unitId, measureId, from, until } = filter;
  const logs = measureId && raw('select log.id from publicity_log log where log.measure_id = ?', [measureId]);
  const bounds = [from && { day: { $gte: `${from}-01` } }, until && { day: { $lte: lastDayOf(until) } }];
  return { $and: [unitId && { unitId }, logs && { logId: { $in: logs } }, ...bounds].filter(Boolean) };
}

function ensureSound({ unitId, measureId, from, until }: PublicityLogFilter): void {
  ensureIds({ unitId, measureId });
  ensure(
    !from || !until || from <= until,
    'FIELD_WRONG',
    { field: 'until', found: `${from} > ${until}` },
    'until',
  );
}
