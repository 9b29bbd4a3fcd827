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
  Resolver,
  Root,
} from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { agencyBySlug, isInside } from '../agency/agency.reading.ts';
import { batchedById } from '../platform/batch.ts';
import type { RequestContext } from '../platform/context.ts';
import { ensure } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import { answer } from '../platform/transaction.ts';
import { Payload } from '../platform/user-error.ts';
import { ReportFile } from './report-file.entity.ts';
import { readinessNow, ReportReadiness } from './report.readiness.ts';
import { Report } from './report.entity.ts';
import { fileWithBytes, filesBy, isOfTheOffice, isWithdrawnFrom, successor } from './report.reading.ts';
import { roundAsked } from './round-asked.ts';
import { publishReport, reviewReport, signReport, withdrawReport } from './report.service.ts';

@InputType('ReviewReportInput', { description: 'Which report was reviewed.' })
class ReviewReportInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;
}
@InputType('SignReportInput', { description: 'Which report to sign.' })
class SignReportInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;
}
@InputType('PublishReportInput', { description: 'Which report to publish.' })
class PublishReportInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;
}
@InputType('WithdrawReportInput', { description: 'Which published report to take back, and why.' })
class WithdrawReportInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => String, { description: 'Why; kept, and told to the agency’s own readers of reports alone.' })
  reason!: string;
}
@ObjectType('ReportPayload', { description: 'The report, or why not.' })
class ReportPayload extends Payload {
  @Field(() => Report, { nullable: true, description: 'The report.' })
  report?: Report;
}

@Resolver(() => Report)
export class ReportResolver {
  @Query(() => [Report], {
    nullable: true,
    description: 'Reports, newest first; to anybody those published.',
  })
  async reports(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
  ): Promise<unknown[]> {
    const { id: agencyId } = await agencyBySlug(context, slug);
    const published = { publishedAt: { $ne: null }, withdrawnAt: null };
    const readable = isOfTheOffice(context, { agencyId }) ? {} : published;
    return rows(context.em, Report, { agencyId, ...readable }, { orderBy: { producedAt: 'desc' } });
  }

  @Query(() => ReportReadiness, {
    nullable: true,
    description: 'What a report would lack if it were produced now.',
  })
  reportReadiness(
    @Ctx() context: RequestContext,
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('round', () => Int, { description: '1 after six months, 2 after twelve.' }) round: number,
  ): Promise<ReportReadiness> {
    return readinessNow(context, planId, roundAsked(round));
  }

  @Query(() => ReportFile, {
    nullable: true,
    description:
      'The file of a signed report with these bytes: whether what one holds is what was issued, and whether it was withdrawn since. To anybody; of a report that is not signed, to those who read reports of its agency.',
  })
  async reportFile(
    @Ctx() context: RequestContext,
    @Arg('sha256', () => String, { description: 'SHA-256 of the bytes, in hexadecimal.' }) sha256: string,
  ): Promise<unknown> {
    const hash = sha256.trim().toLowerCase();
    const found = sha256.slice(0, 80);
    ensure(/^[0-9a-f]{64}$/.test(hash), 'FIELD_WRONG', { field: 'sha256', found }, 'sha256');
    return fileWithBytes(context, hash);
  }

  @Mutation(() => ReportPayload, {
    description: 'Says that somebody other than who produced it has read a report.',
  })
  reviewReport(
    @Ctx() context: RequestContext,
    @Arg('input', () => ReviewReportInput)
    { reportId }: ReviewReportInput,
  ) {
    return answer(context, async (tx) => ({ report: await reviewReport(tx, reportId) }));
  }

  @Mutation(() => ReportPayload, { description: 'An executive signs a report; since then it is issued.' })
  signReport(
    @Ctx() context: RequestContext,
    @Arg('input', () => SignReportInput) { reportId }: SignReportInput,
  ) {
    return answer(context, async (tx) => ({ report: await signReport(tx, reportId) }));
  }

  @Mutation(() => ReportPayload, {
    description: 'Makes a signed report, photos included, readable by anybody.',
  })
  publishReport(
    @Ctx() context: RequestContext,
    @Arg('input', () => PublishReportInput)
    { reportId }: PublishReportInput,
  ) {
    return answer(context, async (tx) => ({ report: await publishReport(tx, context.blobs, reportId) }));
  }

  @Mutation(() => ReportPayload, {
    description:
      'Takes a published report back from the public, for good: its address answers 410 Gone, and the report stays in the office.',
  })
  withdrawReport(
    @Ctx() context: RequestContext,
    @Arg('input', () => WithdrawReportInput)
    { reportId, reason }: WithdrawReportInput,
  ) {
    return answer(context, async (tx) => ({ report: await withdrawReport(tx, reportId, reason) }));
  }

  @FieldResolver(() => Agency, { description: 'Whose report it is.' })
  async agency(@Ctx() context: RequestContext, @Root() { agencyId }: Report): Promise<unknown> {
    return batchedById(context, Agency).load(agencyId);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The person who produced it; null outside the agency, and for a token.',
  })
  producedById(@Ctx() context: RequestContext, @Root() report: Report): string | null {
    return isInside(context, report.agencyId) ? report.producedById : null;
  }

  @FieldResolver(() => [ReportFile], {
    description: 'Its files, one of each format; none outside the office once it was withdrawn.',
  })
  async files(@Ctx() context: RequestContext, @Root() report: Report): Promise<unknown> {
    return isWithdrawnFrom(context, report) ? [] : filesBy(context).load(report.id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who took it back from the public; null outside the office.',
  })
  withdrawnBy(@Ctx() context: RequestContext, @Root() report: Report): string | null {
    return isOfTheOffice(context, report) ? report.withdrawnBy : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why; null outside the office.' })
  withdrawnReason(@Ctx() context: RequestContext, @Root() report: Report): string | null {
    return isOfTheOffice(context, report) ? report.withdrawnReason : null;
  }

  @FieldResolver(() => Report, {
    nullable: true,
    description: 'The published report that it takes the place of.',
  })
  async corrects(@Ctx() context: RequestContext, @Root() { correctsId }: Report): Promise<unknown> {
    return correctsId === null ? null : batchedById(context, Report).load(correctsId);
  }

  @FieldResolver(() => Report, {
    nullable: true,
    description:
      'The newest published report that took its place; where none is published any more, the newest that was withdrawn.',
  })
  correctedBy(@Ctx() context: RequestContext, @Root() report: Report): Promise<unknown> {
    return successor(context, report);
  }
}

@Resolver(() => ReportFile)
export class ReportFileResolver {
  @FieldResolver(() => String, { description: 'Where to get it, once one may read the report.' })
  url(@Root() { reportId, format }: ReportFile): string {
    return `/reports/${reportId}.${format.toLowerCase()}`;
  }

  @FieldResolver(() => Report, { description: 'The report it belongs to.' })
  report(@Ctx() context: RequestContext, @Root() { reportId }: ReportFile): Promise<unknown> {
    return batchedById(context, Report).load(reportId);
  }
}
