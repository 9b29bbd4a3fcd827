/** Plans of the signed-in person's agency, as the office handles them. Each throws ApiError when not reached. */
import {
  ImportPlanDocument,
  PlanOfYearDocument,
  PlansDocument,
  PreviewPlanDocument,
  PublishPlanDocument,
  type PlanHeadFragment,
  type PlanOfYearQuery,
  type PlanReadingFragment,
  type PlanWarningsFragment,
} from '@prongsai/contract/documents';
import { query } from '#lib/api/graphql.ts';
import { agencySlug } from '#lib/person/person.svelte.ts';

export type PlanHead = PlanHeadFragment;
export type PlanReading = PlanReadingFragment;
export type PlanWarning = PlanWarningsFragment;
export type WholePlan = NonNullable<PlanOfYearQuery['plan']>;
export type PlanMeasure = WholePlan['measures'][number];
export interface PlanText {
  /** Buddhist year. */
  fiscalYear: number;
  text: string;
}

/** Newest first. */
export async function plans(): Promise<PlanHead[]> {
  return (await query(PlansDocument, { agency: agencySlug() })).plans ?? [];
}

/** `known` is null when the year has no plan. */
export async function planOfYear(fiscalYear: number): Promise<{ known: WholePlan | null }> {
  return { known: (await query(PlanOfYearDocument, { agency: agencySlug(), fiscalYear })).plan };
}

/** Writes nothing. */
export async function previewPlan(input: PlanText) {
  return (await query(PreviewPlanDocument, { input })).previewPlan;
}

export async function importPlan(input: PlanText) {
  return (await query(ImportPlanDocument, { input })).importPlan;
}

export async function publishPlan(planId: string) {
  return (await query(PublishPlanDocument, { input: { planId } })).publishPlan;
}
