/** The board of one year: every owed cell and every cell somebody recorded in, judged now (CELL1). */
import {
  cellClosing,
  cellDueDay,
  cellKey,
  cellStatus,
  monthsOf,
  owedCells,
  type CellState,
  type Day,
  type FiscalYear,
  type MonthClosing,
  type YearMonth,
} from '@prongsai/domain';
import type { FilterQuery } from '@mikro-orm/core';
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
import { judgedLogs, type JudgedLog } from './facts.ts';

export interface JudgedCell {
  readonly measureId: string;
  readonly unitId: string;
  readonly month: YearMonth;
  readonly owed: boolean;
  /** The last day on which it is in time, its exception regarded (CLOSE2). */
  readonly due: Day;
  readonly state: CellState;
  /** Actions that stand. */
  readonly actionCount: number;
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
  const logs = await judgedLogs(em, logsOfPlan(em, plan.id, asked.units === 'ALL' ? undefined : asked.units));
  const owing = measures.map(({ id, data }) => ({ id, ...data }));
  const owed = owedCells(owing, units, fiscalYear);
  const months = monthsOf(fiscalYear);
  const marks = await marksOf(em, agencyId, months);
  const cells = judgeCells(owed, logs, { graceDays: agency.graceDays, closings: closingsBy(marks), today });
  return { agency, plan, months, units, measures, cells, marks };
}

/** What was recorded for the measures of a plan, by these units or by all. */
export function logsOfPlan(
  em: EntityManager,
  planId: string,
  unitIds?: readonly string[],
): FilterQuery<PublicityLog> {
  const measures = em.createQueryBuilder(Measure, 'm').select('id').where({ planId });
  const ofUnits = unitIds && { unitId: { $in: [...unitIds] } };
  return { measureId: { $in: measures.toRaw() }, ...ofUnits } as never;
}

type CellKey = Pick<JudgedCell, 'measureId' | 'unitId' | 'month'>;

interface Judging {
  readonly graceDays: number;
  readonly closings: ReadonlyMap<YearMonth, MonthClosing>;
  readonly today: Day;
}

function judgeCells(
  owed: readonly CellKey[],
  logs: readonly JudgedLog[],
  { graceDays, closings, today }: Judging,
): JudgedCell[] {
  const owedKeys = new Set(owed.map(cellKey));
  const byKey = new Map(logs.map((each) => [cellKey(each.log), each]));
  const extra = logs.map(({ log }) => log).filter((log) => !owedKeys.has(cellKey(log)));
  return [...owed, ...extra].map(({ measureId, unitId, month }) => {
    const key = cellKey({ measureId, unitId, month });
    const { actions, deeds } = byKey.get(key) ?? NOTHING;
    const closing = cellClosing(closings.get(month) ?? null, { measureId, unitId });
    const facts = { month, graceDays, actions, deeds, closing };
    const owed = owedKeys.has(key);
    const state = cellStatus(owed, facts, today);
    const actionCount = actions.filter(isStanding).length;
    return { measureId, unitId, month, owed, due: cellDueDay(facts), state, actionCount };
  });
}

const NOTHING: Pick<JudgedLog, 'actions' | 'deeds'> = { actions: [], deeds: [] };
const isStanding = ({ withdrawn }: { withdrawn: boolean }): boolean => !withdrawn;
