import type { FiscalYear } from '@prongsai/domain';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { agencyBySlug, isInside } from '../agency/agency.reading.ts';
import { Measure } from '../measure/measure.entity.ts';
import type { RequestContext } from '../platform/context.ts';
import { rows } from '../platform/rows.ts';
import { FiscalYearScalar } from '../platform/scalars.ts';
import { answer } from '../platform/transaction.ts';
import { Plan } from './plan.entity.ts';
import { plansReadableBy } from './plan.reading.ts';
import { importPlan, previewPlan, publishPlan } from './plan.service.ts';
import {
  PlanPayload,
  PlanTextInput,
  PlanWarning,
  PreviewPlanPayload,
  PublishPlanInput,
  summaryOf,
  warningsOf,
} from './plan.types.ts';

@Resolver(() => Plan)
export class PlanResolver {
  @Query(() => Plan, { nullable: true, description: 'The plan of one agency and fiscal year.' })
  async plan(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
    @Arg('fiscalYear', () => FiscalYearScalar, { description: 'Buddhist year.' }) fiscalYear: FiscalYear,
  ): Promise<Plan | null> {
    const plans = (await this.plans(context, slug)) as Plan[];
    return plans.find((plan) => plan.fiscalYear === fiscalYear) ?? null;
  }

  @Query(() => [Plan], { nullable: true, description: 'Plans of an agency, newest first.' })
  async plans(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
  ): Promise<unknown[]> {
    const { id } = await agencyBySlug(context, slug);
    return plansReadableBy(context, id);
  }

  @Mutation(() => PreviewPlanPayload, { description: 'Reads a plan and says what it read; writes nothing.' })
  previewPlan(
    @Ctx() context: RequestContext,
    @Arg('input', () => PlanTextInput)
    { text, fiscalYear }: PlanTextInput,
  ) {
    return answer(context, async (tx) => ({
      reading: summaryOf(await previewPlan(tx, text, fiscalYear), context.language),
    }));
  }

  @Mutation(() => PlanPayload, { description: 'Brings a plan in, and makes the units it names.' })
  importPlan(
    @Ctx() context: RequestContext,
    @Arg('input', () => PlanTextInput)
    { text, fiscalYear }: PlanTextInput,
  ) {
    return answer(context, async (tx) => {
      const imported = await importPlan(tx, text, fiscalYear);
      return { plan: imported.plan, reading: summaryOf(imported, context.language) };
    });
  }

  @Mutation(() => PlanPayload, {
    description: 'Makes a plan, and what executives have checked of it, public.',
  })
  publishPlan(
    @Ctx() context: RequestContext,
    @Arg('input', () => PublishPlanInput) { planId }: PublishPlanInput,
  ) {
    return answer(context, async (tx) => ({ plan: await publishPlan(tx, planId) }));
  }

  @FieldResolver(() => [Measure], { description: 'Its measures in order.' })
  measures(@Ctx() { em }: RequestContext, @Root() plan: Plan): Promise<unknown[]> {
    return rows(em, Measure, { planId: plan.id }, { orderBy: { position: 'asc' } });
  }

  @FieldResolver(() => [PlanWarning], { description: 'What the importer found; to the agency’s own people.' })
  warnings(@Ctx() context: RequestContext, @Root() plan: Plan): PlanWarning[] {
    return isInside(context, plan.agencyId) ? warningsOf(plan.warnings, context.language) : [];
  }
}
