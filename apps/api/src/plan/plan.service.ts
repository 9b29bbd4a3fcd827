/** Bringing a plan in, opening a year with last year's measures, publishing. */
import {
  isPlanFault,
  monthsOf,
  readPlan,
  type Duty as DutyReading,
  type FiscalYear,
  type Item as ItemReading,
  type MeasureReading,
  type PlanReading,
} from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import { Duty } from '../measure/duty.entity.ts';
import { Item } from '../measure/item.entity.ts';
import { MeasureOwner } from '../measure/measure-owner.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure, Problem } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { Unit } from '../unit/unit.entity.ts';
import { unitOfPlan } from '../unit/unit.service.ts';
import { Plan } from './plan.entity.ts';
import { yearOpened } from './year-opened.ts';

/** What a text says, nothing written. @throws Problem PLAN_… naming the line at fault */
function readPlanText(text: string, fiscalYear: FiscalYear): PlanReading {
  const reading = readPlan(text, fiscalYear);
  if (isPlanFault(reading)) {
    const { fault, line, found } = reading;
    // A count is a number, written in the digits of the sentence.
    const counted = /^\d+$/.test(found) ? Number(found) : found;
    throw new Problem(`PLAN_${fault}`, { line, found: counted }, 'text');
  }
  return reading;
}

export interface ReadPlan {
  readonly reading: PlanReading;
  /** Units it names that the agency does not have yet. */
  readonly newUnits: readonly string[];
}

/** The same for a coordinator who is about to import it: refused here if the import would be. */
export async function previewPlan(tx: Tx, text: string, fiscalYear: FiscalYear): Promise<ReadPlan> {
  const { agencyId } = ensureMay(tx, 'managePlan');
  const reading = readPlanText(text, fiscalYear);
  await ensureNoPlan(tx, agencyId, fiscalYear);
  return { reading, newUnits: await newUnitsOf(tx, agencyId, reading) };
}

/** Keeps a plan with its text to the character, and makes the units it names. */
export async function importPlan(
  tx: Tx,
  text: string,
  fiscalYear: FiscalYear,
): Promise<ReadPlan & { plan: Plan }> {
  const { agencyId } = ensureMay(tx, 'managePlan');
  const reading = readPlanText(text, fiscalYear);
  const newUnits = await newUnitsOf(tx, agencyId, reading);
  const plan = await keepPlan(tx, reading, text);
  note(tx, 'importPlan', plan, { fiscalYear, measures: reading.measures.length });
  return { plan, reading, newUnits };
}

/** A new year with the measures of `reading`, every window the whole year and due months moved along. */
export async function openFiscalYear(tx: Tx, reading: PlanReading, fiscalYear: FiscalYear): Promise<Plan> {
  ensureMay(tx, 'managePlan');
  const plan = await keepPlan(tx, yearOpened(reading, fiscalYear, monthsOf(fiscalYear)), null);
  note(tx, 'openFiscalYear', plan, { fiscalYear, from: reading.fiscalYear });
  return plan;
}

/** Makes the plan, and what executives have checked of it, readable by anybody (PUB1, PUB2). */
export async function publishPlan(tx: Tx, planId: string): Promise<Plan> {
  const caller = ensureMay(tx, 'publish');
  const plan = await tx.em.findOne(Plan, { id: planId, agencyId: caller.agencyId });
  ensure(plan, 'NOT_FOUND');
  plan.publishedAt ??= tx.now;
  note(tx, 'publishPlan', plan);
  return plan;
}

async function newUnitsOf(tx: Tx, agencyId: string, { measures }: PlanReading): Promise<string[]> {
  const named = [...new Set(measures.flatMap(({ owner }) => owner.unitName ?? []))];
  const known = new Set(
    (await rows(tx.em, Unit, { agencyId, name: { $in: named } })).map(({ name }) => name),
  );
  return named.filter((name) => !known.has(name));
}

async function keepPlan(tx: Tx, reading: PlanReading, sourceText: string | null): Promise<Plan> {
  const { agencyId } = ensureMay(tx, 'managePlan');
  const { fiscalYear, assessmentYear, blocks, warnings } = reading;
  await ensureNoPlan(tx, agencyId, fiscalYear);
  const title = blocks.find((block) => block.kind === 'TEXT')?.text ?? '';
  const plan = tx.em.create(Plan, {
    id: uuidv7(),
    agencyId,
    fiscalYear,
    assessmentYear,
    title,
    blocks: [...blocks],
    warnings: [...warnings],
    sourceText,
    importedAt: tx.now,
  });
  await tx.em.persist(plan).flush();
  for (const measure of reading.measures) await keepMeasure(tx, plan, measure);
  return plan;
}

async function ensureNoPlan(tx: Tx, agencyId: string, fiscalYear: FiscalYear): Promise<void> {
  const plans = await tx.em.count(Plan, { agencyId, fiscalYear });
  ensure(plans === 0, 'PLAN_EXISTS', { fiscalYear }, 'fiscalYear');
}

async function keepMeasure(tx: Tx, plan: Plan, reading: MeasureReading): Promise<void> {
  const { position, instrument, owner, window, cells, items, duties } = reading;
  const { agencyId, assessmentYear } = plan;
  const measure = tx.em.create(
    Measure,
    {
      id: uuidv7(),
      agencyId,
      planId: plan.id,
      position,
      instrument,
      title: items[0]?.title ?? '',
      ownerLabel: owner.label,
      ownerScope: owner.scope,
      windowStart: window?.start ?? null,
      windowEnd: window?.end ?? null,
      cells: [...cells],
    },
    { persist: true },
  );
  if (owner.unitName !== null) {
    const unit = await unitOfPlan(tx, owner.unitName, monthsOf(plan.fiscalYear)[0] ?? null);
    tx.em.create(MeasureOwner, { measureId: measure.id, unitId: unit.id }, { persist: true });
  }
  items.forEach((item, index) => keepItem(tx, measure, item, index + 1, assessmentYear));
  duties.forEach((duty) => keepDuty(tx, measure, duty));
}

function keepItem(
  tx: Tx,
  measure: Measure,
  item: ItemReading,
  position: number,
  assessmentYear: FiscalYear,
): void {
  const { instrument, code, writtenCode, title } = item;
  const values = {
    id: uuidv7(),
    measureId: measure.id,
    position,
    assessmentYear,
    instrument,
    code,
    writtenCode,
    title,
  };
  tx.em.create(Item, values, { persist: true });
}

function keepDuty(tx: Tx, measure: Measure, duty: DutyReading): void {
  const { number, text, actor, frequencies, basis, chosenFrequency, dueMonth } = duty;
  const values = {
    id: uuidv7(),
    measureId: measure.id,
    number,
    text,
    actor,
    basis,
    chosenFrequency,
    dueMonth,
  };
  tx.em.create(Duty, { ...values, frequencies: [...frequencies] }, { persist: true });
}
