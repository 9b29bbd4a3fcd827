/** The board of one year: every owed cell and every cell somebody recorded in, judged now (CELL1). */
import {
  cellClosing,
  cellKey,
  cellStatus,
  monthsOf,
  owedCells,
  type CellFacts,
  type CellState,
  type Day,
  type FiscalYear,
  type MonthClosing,
  type YearMonth,
} from '@prongsai/domain';
import type { MeasureRow } from '@prongsai/contract';
import { Agency } from '../agency/agency.entity.ts';
import { measureRows } from '../measure/measure.rows.ts';
import { Measure } from '../measure/measure.entity.ts';
import { closingsBy, marksOf, type MarkRow } from '../month-mark/month-mark.reading.ts';
import { Plan } from '../plan/plan.entity.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows, type Row } from '../platform/rows.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { Unit } from '../unit/unit.entity.ts';
import { cellFacts, factsOf, type LogFacts } from './facts.ts';

export interface JudgedCell {
  readonly measureId: string;
  readonly unitId: string;
  readonly month: YearMonth;
  readonly state: CellState;
  /** Null when nothing was recorded or done yet. */
  readonly facts: LogFacts | null;
}

export interface JudgedBoard {
  readonly agency: Row<Agency>;
  readonly plan: Row<Plan>;
  readonly months: readonly YearMonth[];
  readonly units: readonly Row<Unit>[];
  readonly measures: readonly { readonly id: string; readonly data: MeasureRow }[];
  readonly cells: readonly JudgedCell[];
  /** What executives said of its months, oldest first. */
  readonly marks: readonly MarkRow[];
}

/** Null when the agency has no plan of that year. `units` narrows what is read. */
export async function judgeBoard(
  em: EntityManager,
  asked: { agencyId: string; fiscalYear: FiscalYear; today: Day; units: 'ALL' | readonly string[] },
): Promise<JudgedBoard | null> {
  const { agencyId, fiscalYear, today } = asked;
  const [agency] = await rows(em, Agency, { id: agencyId });
  const [plan] = await rows(em, Plan, { agencyId, fiscalYear });
  if (!agency || !plan) return null;
  const mine = asked.units === 'ALL' ? {} : { id: { $in: [...asked.units] } };
  const units = await rows(em, Unit, { agencyId, ...mine }, { orderBy: { id: 'asc' } });
  const measures = await measureRows(em, { planId: plan.id }, { orderBy: { position: 'asc' } });
  const logs = await logsOf(em, plan, units);
  const facts = await factsOf(em, logs);
  const owing = measures.map(({ id, data }) => ({ id, ...data }));
  const owed = owedCells(owing, units, fiscalYear);
  const months = monthsOf(fiscalYear);
  const marks = await marksOf(em, agencyId, months);
  const cells = judgeCells(owed, facts, { graceDays: agency.graceDays, closings: closingsBy(marks), today });
  return { agency, plan, months, units, measures, cells, marks };
}

async function logsOf(em: EntityManager, plan: Row<Plan>, units: readonly Row<Unit>[]) {
  const ofPlan = em.createQueryBuilder(Measure, 'm').select('id').where({ planId: plan.id });
  const unitId = { $in: units.map(({ id }) => id) };
  return rows(em, PublicityLog, { measureId: { $in: ofPlan.toRaw() }, unitId } as never);
}

type CellKey = Pick<JudgedCell, 'measureId' | 'unitId' | 'month'>;

interface Judging {
  readonly graceDays: number;
  readonly closings: ReadonlyMap<YearMonth, MonthClosing>;
  readonly today: Day;
}

function judgeCells(
  owed: readonly CellKey[],
  facts: readonly LogFacts[],
  { graceDays, closings, today }: Judging,
): JudgedCell[] {
  const owedKeys = new Set(owed.map(cellKey));
  const byKey = new Map(facts.map((each) => [cellKey(each.log), each]));
  const extra = facts.map(({ log }) => log).filter((log) => !owedKeys.has(cellKey(log)));
  return [...owed, ...extra].map(({ measureId, unitId, month }) => {
    const key = { measureId, unitId, month };
    const known = byKey.get(cellKey(key)) ?? null;
    const closing = cellClosing(closings.get(month) ?? null, key);
    const judged = { ...(known ? cellFacts(known, graceDays) : nothing(month, graceDays)), closing };
    return { ...key, facts: known, state: cellStatus(owedKeys.has(cellKey(key)), judged, today) };
  });
}

function nothing(month: YearMonth, graceDays: number): CellFacts {
  return { month, graceDays, actions: [], deeds: [] };
}
