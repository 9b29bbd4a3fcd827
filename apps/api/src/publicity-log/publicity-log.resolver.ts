import type { CellStatus } from '@prongsai/domain';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { agencyBySlug } from '../agency/agency.reading.ts';
import { CellStatusEnum } from '../board/cell-status.ts';
import { MonthDeed } from '../follow-up/month-deed.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { batchedById } from '../platform/batch.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/connection.ts';
import type { RequestContext } from '../platform/context.ts';
import { about } from '../platform/query-cost.ts';
import { answer } from '../platform/transaction.ts';
import { Unit } from '../unit/unit.entity.ts';
import { PublicityLog } from './publicity-log.entity.ts';
import { actionsOfLog, factsByLog, readableLogs, readsLog, statusOf } from './publicity-log.reading.ts';
import { recordAction } from './publicity-log.service.ts';
import { PublicityAction } from './publicity-action.entity.ts';
import {
  logFilter,
  PublicityActionPayload,
  PublicityLogFilter,
  RecordActionInput,
} from './publicity-log.types.ts';

const PublicityLogConnection = connectionOf(PublicityLog, 'PublicityLog');

@Resolver(() => PublicityLog)
export class PublicityLogResolver {
  @Query(() => PublicityLogConnection, {
    nullable: true,
    description: 'Monthly logs; to anybody those published.',
  })
  async publicityLogs(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => PublicityLogFilter, {
      nullable: true,
      description: 'Only those; all where left out.',
    })
    filter?: PublicityLogFilter,
  ): Promise<Connection<unknown>> {
    const { id } = await agencyBySlug(context, slug);
    const where = { $and: [await readableLogs(context, id), logFilter(filter)] } as never;
    return pageOf(context.em, PublicityLog, where, args, 'month');
  }

  @Mutation(() => PublicityActionPayload, { description: 'Records one thing done.' })
  recordAction(
    @Ctx() context: RequestContext,
    @Arg('input', () => RecordActionInput) input: RecordActionInput,
  ) {
    const { place = null, quantity = null, link = null } = input;
    return answer(context, async (tx) => ({
      action: await recordAction(tx, { ...input, place, quantity, link, clientTime: tx.now }),
    }));
  }

  @FieldResolver(() => Measure, { description: 'For which measure.' })
  measure(@Ctx() context: RequestContext, @Root() { measureId }: PublicityLog): Promise<unknown> {
    return batchedById(context, Measure).load(measureId);
  }

  @FieldResolver(() => Unit, { description: 'Of which unit.' })
  unit(@Ctx() context: RequestContext, @Root() { unitId }: PublicityLog): Promise<unknown> {
    return batchedById(context, Unit).load(unitId);
  }

  @FieldResolver(() => CellStatusEnum, {
    nullable: true,
    description:
      'Computed now; outside the agency CHECKED: what is shown was checked, and what changed since is hidden until the next check.',
  })
  status(@Ctx() context: RequestContext, @Root() log: PublicityLog): Promise<CellStatus | null> {
    return statusOf(context, log);
  }

  @FieldResolver(() => [PublicityAction], {
    description:
      'What was done; to others than the agency what was checked, an action until its next change (PUB2).',
    complexity: about(20),
  })
  actions(@Ctx() context: RequestContext, @Root() log: PublicityLog): Promise<unknown[]> {
    return actionsOfLog(context, log);
  }

  @FieldResolver(() => [MonthDeed], {
    description: 'What people did to the month, oldest first; to the agency’s own people.',
  })
  async deeds(@Ctx() context: RequestContext, @Root() log: PublicityLog): Promise<unknown[]> {
    if (!readsLog(context, log)) return [];
    return [...((await factsByLog(context).load(log.id))?.deeds ?? [])];
  }
}
