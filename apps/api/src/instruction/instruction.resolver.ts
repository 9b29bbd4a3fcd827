import type { InstructionStatus } from '@prongsai/domain';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { agencyBySlug } from '../agency/agency.reading.ts';
import { Measure } from '../measure/measure.entity.ts';
import { namesById } from '../person/person.reading.ts';
import { batchedById } from '../platform/batch.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/connection.ts';
import { today, type RequestContext } from '../platform/context.ts';
import { ensureMay } from '../platform/permission.ts';
import { answer } from '../platform/transaction.ts';
import { Unit } from '../unit/unit.entity.ts';
import { InstructionWord } from './instruction-word.entity.ts';
import { Instruction } from './instruction.entity.ts';
import {
  instructionFilter,
  readableInstructions,
  stateOf,
  wordsByInstruction,
} from './instruction.reading.ts';
import { answerInstruction, closeInstruction, giveInstruction } from './instruction.service.ts';
import {
  AnswerInstructionInput,
  CloseInstructionInput,
  GiveInstructionInput,
  InstructionFilter,
  InstructionPayload,
  InstructionStatusEnum,
  InstructionWordPayload,
} from './instruction.types.ts';

const InstructionConnection = connectionOf(Instruction, 'Instruction');

@Resolver(() => Instruction)
export class InstructionResolver {
  @Query(() => InstructionConnection, {
    nullable: true,
    description: 'Instructions (ข้อสั่งการ) by their due day; staff see those to their units and to themselves.',
  })
  async instructions(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => InstructionFilter, {
      nullable: true,
      description: 'Only those; all where left out.',
    })
    filter?: InstructionFilter,
  ): Promise<Connection<unknown>> {
    const { id: agencyId } = await agencyBySlug(context, slug);
    const caller = ensureMay(context, 'readAgency', { agencyId });
    const asked = instructionFilter(context.em, filter, today(context));
    const where = { $and: [readableInstructions(caller), asked] } as never;
    return pageOf(context.em, Instruction, where, args, 'dueDay');
  }

  @Mutation(() => InstructionPayload, {
    description: 'An executive wants something done by a unit, or by one person for it (ข้อสั่งการ).',
  })
  giveInstruction(
    @Ctx() context: RequestContext,
    @Arg('input', () => GiveInstructionInput) input: GiveInstructionInput,
  ) {
    const { personId = null, measureId = null, month = null } = input;
    return answer(context, async (tx) => ({
      instruction: await giveInstruction(tx, { ...input, personId, measureId, month, clientTime: tx.now }),
    }));
  }

  @Mutation(() => InstructionWordPayload, {
    description: 'The unit or the named person answers, in words, with an action, or with both (คำตอบ).',
  })
  answerInstruction(
    @Ctx() context: RequestContext,
    @Arg('input', () => AnswerInstructionInput)
    input: AnswerInstructionInput,
  ) {
    const { words = null, answerActionId = null } = input;
    return answer(context, async (tx) => ({
      word: await answerInstruction(tx, { ...input, words, answerActionId, clientTime: tx.now }),
    }));
  }

  @Mutation(() => InstructionWordPayload, { description: 'Closes an instruction for good (ปิดข้อสั่งการ).' })
  closeInstruction(
    @Ctx() context: RequestContext,
    @Arg('input', () => CloseInstructionInput)
    input: CloseInstructionInput,
  ) {
    const { words = null } = input;
    return answer(context, async (tx) => ({
      word: await closeInstruction(tx, { ...input, words, clientTime: tx.now }),
    }));
  }

  @FieldResolver(() => Unit, { description: 'To which unit.' })
  unit(@Ctx() context: RequestContext, @Root() { unitId }: Instruction): Promise<unknown> {
    return batchedById(context, Unit).load(unitId);
  }

  @FieldResolver(() => Measure, { nullable: true, description: 'About which measure, if any.' })
  async measure(@Ctx() context: RequestContext, @Root() { measureId }: Instruction): Promise<unknown> {
    return measureId === null ? null : batchedById(context, Measure).load(measureId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The one person it is for, if it is.' })
  async person(@Ctx() context: RequestContext, @Root() { personId }: Instruction): Promise<string | null> {
    return personId ? ((await namesById(context).load(personId)) ?? null) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who gave it.' })
  async by(@Ctx() context: RequestContext, @Root() { byId }: Instruction): Promise<string | null> {
    return byId ? ((await namesById(context).load(byId)) ?? null) : null;
  }

  @FieldResolver(() => InstructionStatusEnum, { description: 'Computed now.' })
  async status(@Ctx() context: RequestContext, @Root() root: Instruction): Promise<InstructionStatus> {
    return (await stateOf(context, root)).status;
  }

  @FieldResolver(() => Boolean, {
    description: 'Its day has passed, nobody has answered, and it is not closed.',
  })
  async overdue(@Ctx() context: RequestContext, @Root() root: Instruction): Promise<boolean> {
    return (await stateOf(context, root)).overdue;
  }

  @FieldResolver(() => [InstructionWord], { description: 'What was said to it, oldest first.' })
  async said(@Ctx() context: RequestContext, @Root() { id }: Instruction): Promise<unknown[]> {
    return (await wordsByInstruction(context).load(id)) ?? [];
  }
}

@Resolver(() => InstructionWord)
export class InstructionWordResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Who said it.' })
  async by(@Ctx() context: RequestContext, @Root() { byId }: InstructionWord): Promise<string | null> {
    return byId ? ((await namesById(context).load(byId)) ?? null) : null;
  }
}
