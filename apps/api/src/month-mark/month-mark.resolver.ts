import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { namesById } from '../person/person.reading.ts';
import type { RequestContext } from '../platform/context.ts';
import { answer } from '../platform/transaction.ts';
import { MonthMark } from './month-mark.entity.ts';
import { callOnUnits, closeMonth, openMonth } from './month-mark.service.ts';
import { CallOnUnitsInput, CloseMonthInput, MonthMarkPayload, OpenMonthInput } from './month-mark.types.ts';

@Resolver(() => MonthMark)
export class MonthMarkResolver {
  @Mutation(() => MonthMarkPayload, {
    description: 'Reminds all who still owe a month, at most once a day (กำชับ).',
  })
  callOnUnits(@Ctx() context: RequestContext, @Arg('input', () => CallOnUnitsInput) input: CallOnUnitsInput) {
    const { words = null } = input;
    return answer(context, async (tx) => ({
      mark: await callOnUnits(tx, { ...input, words, clientTime: tx.now }),
    }));
  }

  @Mutation(() => MonthMarkPayload, {
    description: 'Closes a month of the whole agency; what comes later says so (ปิดเดือน).',
  })
  closeMonth(@Ctx() context: RequestContext, @Arg('input', () => CloseMonthInput) input: CloseMonthInput) {
    const exceptions = input.exceptions ?? [];
    return answer(context, async (tx) => ({
      mark: await closeMonth(tx, { ...input, exceptions, clientTime: tx.now }),
    }));
  }

  @Mutation(() => MonthMarkPayload, { description: 'Opens a closed month again, with a reason (เปิดเดือน).' })
  openMonth(@Ctx() context: RequestContext, @Arg('input', () => OpenMonthInput) input: OpenMonthInput) {
    return answer(context, async (tx) => ({ mark: await openMonth(tx, { ...input, clientTime: tx.now }) }));
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who did it.' })
  async by(@Ctx() context: RequestContext, @Root() { byId }: MonthMark): Promise<string | null> {
    return byId ? ((await namesById(context).load(byId)) ?? null) : null;
  }
}
