import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.ts';
import { namesById } from '../person/person.reading.ts';
import { answer } from '../platform/transaction.ts';
import {
  checkMonth,
  sendBack,
  stateNothingToReport,
  submitMonth,
  takeBackMonth,
  writeNote,
} from './follow-up.service.ts';
import {
  CheckMonthInput,
  DeedPayload,
  MonthWithNoteInput,
  MonthWithReasonInput,
  SubmitMonthInput,
  TakeBackMonthInput,
} from './follow-up.types.ts';
import { MonthDeed } from './month-deed.entity.ts';

@Resolver(() => MonthDeed)
export class FollowUpResolver {
  @Mutation(() => DeedPayload, { description: 'The unit says the month is complete (ส่งงานประจำเดือน).' })
  submitMonth(@Ctx() context: RequestContext, @Arg('input', () => SubmitMonthInput) input: SubmitMonthInput) {
    const covered = input.covered ?? undefined;
    return answer(context, async (tx) => ({
      deed: await submitMonth(tx, { ...input, covered, clientTime: tx.now }),
    }));
  }

  @Mutation(() => DeedPayload, { description: 'The unit takes back what it last said of the month (ดึงกลับ).' })
  takeBackMonth(
    @Ctx() context: RequestContext,
    @Arg('input', () => TakeBackMonthInput) input: TakeBackMonthInput,
  ) {
    return answer(context, async (tx) => ({
      deed: await takeBackMonth(tx, { ...input, clientTime: tx.now }),
    }));
  }

  @Mutation(() => DeedPayload, { description: 'A word about a month, which changes nothing (ข้อความ).' })
  writeNote(
    @Ctx() context: RequestContext,
    @Arg('input', () => MonthWithNoteInput) input: MonthWithNoteInput,
  ) {
    return answer(context, async (tx) => ({ deed: await writeNote(tx, { ...input, clientTime: tx.now }) }));
  }

  @Mutation(() => DeedPayload, { description: 'The unit states that nothing was done, and why.' })
  stateNothingToReport(
    @Ctx() context: RequestContext,
    @Arg('input', () => MonthWithReasonInput) input: MonthWithReasonInput,
  ) {
    return answer(context, async (tx) => ({
      deed: await stateNothingToReport(tx, { ...input, clientTime: tx.now }),
    }));
  }

  @Mutation(() => DeedPayload, { description: 'Sends a month back with a note (ส่งกลับแก้ไข).' })
  sendBack(
    @Ctx() context: RequestContext,
    @Arg('input', () => MonthWithNoteInput) input: MonthWithNoteInput,
  ) {
    return answer(context, async (tx) => ({ deed: await sendBack(tx, { ...input, clientTime: tx.now }) }));
  }

  @Mutation(() => DeedPayload, { description: 'An executive has seen exactly what is covered (ตรวจติดตาม).' })
  checkMonth(@Ctx() context: RequestContext, @Arg('input', () => CheckMonthInput) input: CheckMonthInput) {
    return answer(context, async (tx) => ({ deed: await checkMonth(tx, { ...input, clientTime: tx.now }) }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who did it.' })
  async by(@Ctx() context: RequestContext, @Root() { byId }: MonthDeed): Promise<string | null> {
    return byId ? ((await namesById(context).load(byId)) ?? null) : null;
  }
}
