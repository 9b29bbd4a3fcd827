import type { Day, YearMonth } from '@prongsai/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateScalar, YearMonthScalar } from '../platform/scalars.ts';
import { Payload } from '../platform/user-error.ts';
import { MonthMark } from './month-mark.entity.ts';

@InputType('AgencyMonthInput', { description: 'A month of the whole agency.' })
class AgencyMonthInput {
  @Field(() => ID, { description: 'A UUID made by the caller; sending it again changes nothing.' })
  id!: string;
  @Field(() => YearMonthScalar, { description: 'The month.' })
  month!: YearMonth;
}
@InputType('CallOnUnitsInput', { description: 'Which month is called for.' })
export class CallOnUnitsInput extends AgencyMonthInput {
  @Field(() => String, { nullable: true, description: 'Words to all, at most 2,000 characters.' })
  words?: string | null;
}
@InputType('MonthExceptionInput', { description: 'A cell that may still come in time.' })
export class MonthExceptionInput {
  @Field(() => ID, { description: 'The measure.' })
  measureId!: string;
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;
  @Field(() => DateScalar, { description: 'Until when; today or later.' })
  until!: Day;
}
@InputType('CloseMonthInput', { description: 'Which month is closed, and what is excepted.' })
export class CloseMonthInput extends AgencyMonthInput {
  @Field(() => [MonthExceptionInput], { nullable: true, description: 'None unless told.' })
  exceptions?: MonthExceptionInput[] | null;
}
@InputType('OpenMonthInput', { description: 'Which month is opened again, and why.' })
export class OpenMonthInput extends AgencyMonthInput {
  @Field(() => String, { description: 'Why.' })
  words!: string;
}
@ObjectType('MonthMarkPayload', { description: 'The mark, or why not.' })
export class MonthMarkPayload extends Payload {
  @Field(() => MonthMark, { nullable: true, description: 'The mark.' })
  mark?: MonthMark;
}
