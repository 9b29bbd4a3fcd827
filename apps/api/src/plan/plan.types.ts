import {
  planWarningSentence,
  type FiscalYear,
  type Language,
  type PlanWarning as Warning,
} from '@prongsai/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InstrumentEnum } from '../measure/measure.entity.ts';
import { FiscalYearScalar } from '../platform/scalars.ts';
import { Payload } from '../platform/user-error.ts';
import { Plan } from './plan.entity.ts';
import type { ReadPlan } from './plan.service.ts';

@ObjectType('PlanWarning', {
  description: 'Something in an imported plan a person should look at; nothing was changed.',
})
export class PlanWarning {
  @Field(() => String, { description: 'A stable code.' })
  code!: string;
  @Field(() => String, { description: 'A sentence in Thai, or in English by Accept-Language.' })
  message!: string;
  @Field(() => Int, { description: 'Line of the text, from 1.' })
  line!: number;
  @Field(() => Int, { nullable: true, description: 'Position of the measure, if it is about one.' })
  position!: number | null;
  @Field(() => String, { description: 'What is written.' })
  text!: string;
  @Field(() => String, { nullable: true, description: 'What may have been meant.' })
  suggestion!: string | null;
}

@ObjectType('MeasureReadingRow', { description: 'One measure as it was read.' })
export class MeasureReadingRow {
  @Field(() => Int, { description: 'Its place in the plan.' })
  position!: number;
  @Field(() => InstrumentEnum, { description: 'Part of the assessment.' })
  instrument!: string;
  @Field(() => [String], { description: 'Normalised codes.' })
  itemCodes!: string[];
  @Field(() => String, { description: 'Who is responsible, as printed.' })
  ownerLabel!: string;
  @Field(() => String, { description: 'Title of its first item.' })
  title!: string;
}

@ObjectType('PlanReadingSummary', { description: 'What an importer read in a plan.' })
export class PlanReadingSummary {
  @Field(() => Int, { description: 'Measures.' })
  measures!: number;
  @Field(() => [String], { description: 'Normalised codes of all items, in order.' })
  items!: string[];
  @Field(() => Int, { description: 'Duties.' })
  duties!: number;
  @Field(() => Int, { description: 'Duties of staff.' })
  staffDuties!: number;
  @Field(() => Int, { description: 'Duties of executives.' })
  executiveDuties!: number;
  @Field(() => Int, { description: 'Duties with a due month.' })
  datedDuties!: number;
  @Field(() => [String], { description: 'Distinct owner labels, as printed.' })
  ownerLabels!: string[];
  @Field(() => [String], { description: 'Units it names.' })
  units!: string[];
  @Field(() => [String], {
    description:
      'Those of them that the agency did not have: an import makes them, from the plan’s first month on.',
  })
  newUnits!: string[];
  @Field(() => [PlanWarning], { description: 'What a person should look at.' })
  warnings!: PlanWarning[];
  @Field(() => [MeasureReadingRow], { description: 'The measures.' })
  rows!: MeasureReadingRow[];
}

@InputType('PlanTextInput', { description: 'A plan as tab-separated text.' })
export class PlanTextInput {
  @Field(() => FiscalYearScalar, { description: 'Buddhist year the plan is for.' })
  fiscalYear!: FiscalYear;
  @Field(() => String, { description: 'The text as it stands.' })
  text!: string;
}
@InputType('PublishPlanInput', { description: 'Which plan to publish.' })
export class PublishPlanInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;
}
@ObjectType('PreviewPlanPayload', { description: 'What would be imported.' })
export class PreviewPlanPayload extends Payload {
  @Field(() => PlanReadingSummary, { nullable: true, description: 'What was read.' })
  reading?: PlanReadingSummary;
}
@ObjectType('PlanPayload', { description: 'A plan, or why not.' })
export class PlanPayload extends Payload {
  @Field(() => Plan, { nullable: true, description: 'The plan.' })
  plan?: Plan;
  @Field(() => PlanReadingSummary, { nullable: true, description: 'What was read, after an import.' })
  reading?: PlanReadingSummary;
}

export function summaryOf({ reading, newUnits }: ReadPlan, language: Language): PlanReadingSummary {
  const { measures } = reading;
  const duties = measures.flatMap((measure) => measure.duties);
  const distinct = (texts: string[]) => [...new Set(texts)];
  return {
    measures: measures.length,
    items: measures.flatMap(({ items }) => items.map(({ code }) => code)),
    duties: duties.length,
    staffDuties: duties.filter(({ actor }) => actor === 'STAFF').length,
    executiveDuties: duties.filter(({ actor }) => actor === 'EXECUTIVE').length,
    datedDuties: duties.filter(({ dueMonth }) => dueMonth !== null).length,
    ownerLabels: distinct(measures.map(({ owner }) => owner.label)),
    units: distinct(measures.flatMap(({ owner }) => owner.unitName ?? [])),
    newUnits: [...newUnits],
    warnings: warningsOf(reading.warnings, language),
    rows: measures.map(({ position, instrument, items, owner }) => ({
      position,
      instrument,
      itemCodes: items.map(({ code }) => code),
      ownerLabel: owner.label,
      title: items[0]?.title ?? '',
    })),
  };
}

export function warningsOf(warnings: readonly Warning[], language: Language): PlanWarning[] {
  return warnings.map((warning) => ({ ...warning, message: planWarningSentence(warning, language) }));
}
