import { may } from '@prongsai/domain';
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
import { agencyBySlug } from '../agency/agency.reading.ts';
import type { RequestContext } from '../platform/context.ts';
import { ensure, Problem } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import { answer, userError } from '../platform/transaction.ts';
import { Payload } from '../platform/user-error.ts';
import { Report } from './report.entity.ts';
import { produceReport, publishReport } from './report.service.ts';

@InputType('ProduceReportInput', { description: 'Which document to write.' })
class ProduceReportInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;
  @Field(() => Int, { description: '1 after six months, 2 after twelve.' })
  round!: number;
}
@InputType('PublishReportInput', { description: 'Which report to publish.' })
class PublishReportInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;
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
    const inside = context.caller !== null && may(context.caller, 'readReports', { agencyId });
    const published = inside ? {} : { publishedAt: { $ne: null } };
    return rows(context.em, Report, { agencyId, ...published }, { orderBy: { producedAt: 'desc' } });
  }

  @Mutation(() => ReportPayload, {
    description: 'Writes the official document from the records, as Word and PDF.',
  })
  async produceReport(
    @Ctx() context: RequestContext,
    @Arg('input', () => ProduceReportInput) { planId, round }: ProduceReportInput,
  ) {
    try {
      ensure(round === 1 || round === 2, 'FIELD_WRONG', { field: 'round', found: round }, 'round');
      return { report: await produceReport(context, planId, round), userErrors: [] };
    } catch (error) {
      if (error instanceof Problem) return { userErrors: [userError(error, context)] };
      throw error;
    }
  }

  @Mutation(() => ReportPayload, { description: 'Makes a report, photos included, readable by anybody.' })
  publishReport(
    @Ctx() context: RequestContext,
    @Arg('input', () => PublishReportInput) { reportId }: PublishReportInput,
  ) {
    return answer(context, async (tx) => ({ report: await publishReport(tx, reportId) }));
  }

  @FieldResolver(() => String, { description: 'Where to get the Word file.' })
  docxUrl(@Root() { id }: Report): string {
    return `/reports/${id}.docx`;
  }

  @FieldResolver(() => String, { description: 'Where to get the PDF.' })
  pdfUrl(@Root() { id }: Report): string {
    return `/reports/${id}.pdf`;
  }
}
