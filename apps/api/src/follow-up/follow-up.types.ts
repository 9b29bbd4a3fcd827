import type { YearMonth } from '@prongsai/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { YearMonthScalar } from '../platform/scalars.ts';
import { Payload } from '../platform/user-error.ts';
import { MonthDeed } from './month-deed.entity.ts';

@InputType('MonthInput', { description: 'A unit’s month of one measure.' })
export class MonthInput {
  @Field(() => ID, { description: 'A UUID made by the caller; sending it again changes nothing.' })
  id!: string;
  @Field(() => ID, { description: 'The measure.' })
  measureId!: string;
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;
  @Field(() => YearMonthScalar, { description: 'The month.' })
  month!: YearMonth;
}
@InputType('MonthWithReasonInput', { description: 'A month and why nothing was done.' })
export class MonthWithReasonInput extends MonthInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
@InputType('MonthWithNoteInput', { description: 'A month and words about it.' })
export class MonthWithNoteInput extends MonthInput {
  @Field(() => String, { description: 'What to mend, or what there is to say.' })
  note!: string;
}
@InputType('CoveredActionInput', { description: 'An action in the version that was seen.' })
export class CoveredActionInput {
  @Field(() => ID, { description: 'The action.' })
  actionId!: string;
  @Field(() => Int, { description: 'Its version when it was seen.' })
  version!: number;
}
@InputType('SubmitMonthInput', { description: 'A month and what was seen of it.' })
export class SubmitMonthInput extends MonthInput {
  @Field(() => [CoveredActionInput], {
    nullable: true,
    description: 'What was seen; left out, it means all that stands.',
  })
  covered?: CoveredActionInput[] | null;
}
@InputType('TakeBackMonthInput', { description: 'A month and which word about it is taken back.' })
export class TakeBackMonthInput extends MonthInput {
  @Field(() => ID, { description: 'The submission or the statement.' })
  deedId!: string;
}
@InputType('CheckMonthInput', { description: 'A month and exactly what was seen of it.' })
export class CheckMonthInput extends MonthInput {
  @Field(() => [CoveredActionInput], { description: 'What was seen; empty only after “nothing to report”.' })
  covered!: CoveredActionInput[];
}
@ObjectType('DeedPayload', { description: 'The deed, or why not.' })
export class DeedPayload extends Payload {
  @Field(() => MonthDeed, { nullable: true, description: 'The deed.' })
  deed?: MonthDeed;
}
