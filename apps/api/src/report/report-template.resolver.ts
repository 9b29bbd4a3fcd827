import type { ReportPart, ResultPlacement } from '@prongsai/domain';
import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.ts';
import { ensureMay } from '../platform/permission.ts';
import { answer } from '../platform/transaction.ts';
import { Payload } from '../platform/user-error.ts';
import { ReportPartEnum, ReportTemplate, ResultPlacementEnum } from './report-template.entity.ts';
import { changeReportTemplate, templateOf } from './report-template.service.ts';

@InputType('ChangeReportTemplateInput', { description: 'How reports are to be made up.' })
class ChangeReportTemplateInput {
  @Field(() => [ReportPartEnum], { description: 'The parts that print, in their order.' })
  parts!: ReportPart[];
  @Field(() => ResultPlacementEnum, { description: 'Where the results are printed.' })
  placement!: ResultPlacement;
  @Field(() => Int, { description: 'Two or four.' })
  photosPerPage!: number;
}
@ObjectType('ReportTemplatePayload', { description: 'The template, or why not.' })
class ReportTemplatePayload extends Payload {
  @Field(() => ReportTemplate, { nullable: true, description: 'The template.' })
  template?: ReportTemplate;
}

@Resolver()
export class ReportTemplateResolver {
  @Query(() => ReportTemplate, {
    nullable: true,
    description: 'How the reports of one’s agency are made up now.',
  })
  async reportTemplate(@Ctx() context: RequestContext): Promise<unknown> {
    const { agencyId } = ensureMay(context, 'readReports');
    return templateOf(context.em, agencyId);
  }

  @Mutation(() => ReportTemplatePayload, {
    description: 'Makes up the reports that are produced from now on otherwise.',
  })
  changeReportTemplate(
    @Ctx() context: RequestContext,
    @Arg('input', () => ChangeReportTemplateInput)
    input: ChangeReportTemplateInput,
  ) {
    return answer(context, async (tx) => ({ template: await changeReportTemplate(tx, input) }));
  }
}
