import { problemSentence, type ReportAudience } from '@prongsai/domain';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import { batchedById } from '../platform/batch.ts';
import type { RequestContext } from '../platform/context.ts';
import { enumOf } from '../platform/enum.ts';
import { ensureMay } from '../platform/permission.ts';
import { rows } from '../platform/rows.ts';
import { answer } from '../platform/transaction.ts';
import { Payload, UserError } from '../platform/user-error.ts';
import { ReportOrder } from './report-order.entity.ts';
import { ORDER_STATES, stateOf, type OrderState } from './report-order.reading.ts';
import { cancelReportOrder, produceReport } from './report-order.service.ts';
import { Report, ReportAudienceEnum } from './report.entity.ts';
import { roundAsked } from './round-asked.ts';

const OrderStateEnum = enumOf(ORDER_STATES);
registerEnumType(OrderStateEnum, {
  name: 'ReportOrderState',
  description: 'How far a report that was asked for has come.',
  valuesConfig: {
    WAITING: { description: 'It will be begun' },
    WRITING: { description: 'It is being written' },
    WRITTEN: { description: 'There is a report' },
    FAILED: { description: 'It could not be written; `problem` says why' },
    CANCELLED: { description: 'Somebody took it back' },
  },
});

const SHOWN = 10;

@InputType('ProduceReportInput', { description: 'Which document to write.' })
class ProduceReportInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;
  @Field(() => Int, { description: '1 after six months, 2 after twelve.' })
  round!: number;
  @Field(() => ReportAudienceEnum, { description: 'For whom.', defaultValue: 'PUBLIC' })
  audience!: ReportAudience;
}
@InputType('CancelReportOrderInput', { description: 'Which report is not to be written.' })
class CancelReportOrderInput {
  @Field(() => ID, { description: 'The order.' })
  orderId!: string;
}
@ObjectType('ReportOrderPayload', { description: 'The order, or why not.' })
class ReportOrderPayload extends Payload {
  @Field(() => ReportOrder, { nullable: true, description: 'The order.' })
  order?: ReportOrder;
}

@Resolver(() => ReportOrder)
export class ReportOrderResolver {
  @Query(() => [ReportOrder], {
    nullable: true,
    description: 'The reports of one’s agency that were asked for last, newest first; ten at most.',
  })
  async reportOrders(@Ctx() context: RequestContext): Promise<unknown[]> {
    const { agencyId } = ensureMay(context, 'readReports');
    return rows(context.em, ReportOrder, { agencyId }, { orderBy: { askedAt: 'desc' }, limit: SHOWN });
  }

  @Mutation(() => ReportOrderPayload, {
    description:
      'Asks for the official document from the records, in every format. It is written behind the requests: ask for the order by `node` until it is written.',
  })
  produceReport(
    @Ctx() context: RequestContext,
    @Arg('input', () => ProduceReportInput)
    { round, ...which }: ProduceReportInput,
  ) {
    return answer(context, async (tx) => ({
      order: await produceReport(tx, { ...which, round: roundAsked(round) }),
    }));
  }

  @Mutation(() => ReportOrderPayload, { description: 'Takes an order back while it is not written yet.' })
  cancelReportOrder(
    @Ctx() context: RequestContext,
    @Arg('input', () => CancelReportOrderInput)
    { orderId }: CancelReportOrderInput,
  ) {
    return answer(context, async (tx) => ({ order: await cancelReportOrder(tx, orderId) }));
  }

  @FieldResolver(() => OrderStateEnum, { description: 'How far it has come.' })
  state(@Root() order: ReportOrder): OrderState {
    return stateOf(order);
  }

  @FieldResolver(() => UserError, { nullable: true, description: 'Why it could not be written.' })
  problem(@Ctx() { language }: RequestContext, @Root() { problem }: ReportOrder): UserError | null {
    if (!problem) return null;
    const { code, details } = problem;
    return { code, field: null, message: problemSentence(code, language, details) };
  }

  @FieldResolver(() => Report, { nullable: true, description: 'The report, once it is written.' })
  async report(@Ctx() context: RequestContext, @Root() { reportId }: ReportOrder): Promise<unknown> {
    return reportId === null ? null : batchedById(context, Report).load(reportId);
  }
}
