import type { MeasureRow } from '@prongsai/contract';
import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '../platform/database.ts';
import { rows, type Row, type RowsOptions } from '../platform/rows.ts';
import { Plan } from '../plan/plan.entity.ts';
import { Duty } from './duty.entity.ts';
import { Item } from './item.entity.ts';
import { MeasureOwner } from './measure-owner.entity.ts';
import { Measure } from './measure.entity.ts';

const STEPS_CELL = 2;

/** Measures with their items, duties and owners, in a fixed number of queries. */
export async function measureRows(
  em: EntityManager,
  where: FilterQuery<Measure>,
  options: RowsOptions<Measure> = {},
) {
  const measures = await rows(em, Measure, where, options);
  if (measures.length === 0) return [];
  const parts = await partsOf(em, measures);
  return measures.map((measure) => ({
    id: measure.id,
    version: measure.version,
    data: measureRow(measure, parts),
  }));
}

type Parts = Awaited<ReturnType<typeof partsOf>>;

async function partsOf(em: EntityManager, measures: readonly Row<Measure>[]) {
  const measureId = { $in: measures.map(({ id }) => id) };
  const planIds = [...new Set(measures.map(({ planId }) => planId))];
  const plans = await rows(em, Plan, { id: { $in: planIds } });
  const items = await rows(em, Item, { measureId }, { orderBy: { position: 'asc' } });
  const duties = await rows(em, Duty, { measureId }, { orderBy: { number: 'asc' } });
  const owners = await rows(em, MeasureOwner, { measureId });
  return {
    years: new Map(plans.map(({ id, fiscalYear }) => [id, fiscalYear])),
    items: Map.groupBy(items, (item) => item.measureId),
    duties: Map.groupBy(duties, (duty) => duty.measureId),
    owners: Map.groupBy(owners, (owner) => owner.measureId),
  };
}

function measureRow(measure: Row<Measure>, parts: Parts): MeasureRow {
  const items = parts.items.get(measure.id) ?? [];
  return {
    fiscalYear: parts.years.get(measure.planId) ?? 0,
    position: measure.position,
    instrument: measure.instrument,
    itemCodes: items.map(({ code }) => code),
    writtenCodes: items.map(({ writtenCode }) => writtenCode),
    title: measure.title,
    ownerLabel: measure.ownerLabel,
    ownerScope: measure.ownerScope,
    unitIds: (parts.owners.get(measure.id) ?? []).map(({ unitId }) => unitId),
    steps: [...(measure.cells[STEPS_CELL] ?? [])],
    windowStart: measure.windowStart,
    windowEnd: measure.windowEnd,
    duties: (parts.duties.get(measure.id) ?? []).map((duty) => ({
      number: duty.number,
      text: duty.text,
      actor: duty.actor,
      frequencies: duty.frequencies,
      chosenFrequency: duty.chosenFrequency,
      dueMonth: duty.dueMonth,
    })),
  };
}
