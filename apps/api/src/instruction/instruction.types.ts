import { INSTRUCTION_STATUSES, type Day, type InstructionStatus, type YearMonth } from '@prongsai/domain';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../platform/enum.ts';
import { DateScalar, YearMonthScalar } from '../platform/scalars.ts';
import { Payload } from '../platform/user-error.ts';
import { InstructionWord } from './instruction-word.entity.ts';
import { Instruction } from './instruction.entity.ts';

export const InstructionStatusEnum = enumOf(INSTRUCTION_STATUSES);
registerEnumType(InstructionStatusEnum, {
  name: 'InstructionStatus',
  description: 'How an instruction (ข้อสั่งการ) stands; always computed.',
  valuesConfig: {
    OPEN: { description: 'รอคำตอบ: nobody has answered' },
    ANSWERED: { description: 'ตอบแล้ว: answered, and waits to be closed' },
    CLOSED: { description: 'ปิดแล้ว: nothing more is wanted' },
  },
});

@InputType('InstructionFilter', { description: 'Narrows instructions.' })
export class InstructionFilter {
  @Field(() => ID, { nullable: true, description: 'To this unit.' })
  unitId?: string | null;
  @Field(() => ID, { nullable: true, description: 'About this measure.' })
  measureId?: string | null;
  @Field(() => YearMonthScalar, { nullable: true, description: 'About this month.' })
  month?: YearMonth | null;
  @Field(() => InstructionStatusEnum, { nullable: true, description: 'Those that stand so.' })
  status?: InstructionStatus | null;
  @Field(() => Boolean, { nullable: true, description: 'Those that are overdue, or are not.' })
  overdue?: boolean | null;
}

@InputType('GiveInstructionInput', { description: 'What is to be done, by whom and until when.' })
export class GiveInstructionInput {
  @Field(() => ID, { description: 'A UUID made by the caller; sending it again changes nothing.' })
  id!: string;
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;
  @Field(() => ID, { nullable: true, description: 'One person it is for; left out, the whole unit.' })
  personId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The measure it is about, if any.' })
  measureId?: string | null;
  @Field(() => YearMonthScalar, { nullable: true, description: 'The month it is about, if any.' })
  month?: YearMonth | null;
  @Field(() => String, { description: 'What is to be done, at most 2,000 characters.' })
  words!: string;
  @Field(() => DateScalar, { description: 'Until when; today or later.' })
  dueDay!: Day;
}

@InputType('CloseInstructionInput', { description: 'Which instruction is closed.' })
export class CloseInstructionInput {
  @Field(() => ID, { description: 'A UUID made by the caller; sending it again changes nothing.' })
  id!: string;
  @Field(() => ID, { description: 'The instruction.' })
  instructionId!: string;
  @Field(() => String, { nullable: true, description: 'Words about it, at most 2,000 characters.' })
  words?: string | null;
}
@InputType('AnswerInstructionInput', { description: 'An answer: words, an action, or both.' })
export class AnswerInstructionInput extends CloseInstructionInput {
  @Field(() => ID, { nullable: true, description: 'An action of the unit that is the answer.' })
  answerActionId?: string | null;
}

@ObjectType('InstructionPayload', { description: 'The instruction, or why not.' })
export class InstructionPayload extends Payload {
  @Field(() => Instruction, { nullable: true, description: 'The instruction.' })
  instruction?: Instruction;
}
@ObjectType('InstructionWordPayload', { description: 'What was said, or why not.' })
export class InstructionWordPayload extends Payload {
  @Field(() => InstructionWord, { nullable: true, description: 'The word.' })
  word?: InstructionWord;
}
