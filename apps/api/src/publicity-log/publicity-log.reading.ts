/**
 * Which records a reader may see: the agency's own people those of the units they may read; anybody what an
 * executive has checked of a published plan, in exactly the version that a check covered (PUB2).
 */
import { cellStatus, fiscalYear, may, owedCells, readableUnits, type CellStatus } from '@prongsai/domain';
import { raw, type FilterQuery } from '@mikro-orm/core';
import { Agency } from '../agency/agency.entity.ts';
import { isInside } from '../agency/agency.reading.ts';
import { factsOf, judged } from '../board/facts.ts';
import { MonthDeed } from '../follow-up/month-deed.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { measureRows } from '../measure/measure.rows.ts';
import { batched, batchedById } from '../platform/batch.ts';
import { today, type RequestContext } from '../platform/context.ts';
import { rows, type Row } from '../platform/rows.ts';
import { plansReadableBy } from '../plan/plan.reading.ts';
import { Unit } from '../unit/unit.entity.ts';
import { PublicityAction } from './publicity-action.entity.ts';
import { PublicityLog } from './publicity-log.entity.ts';

/** The logs of an agency a reader may know of. */
export async function readableLogs(
  context: RequestContext,
  agencyId: string,
): Promise<FilterQuery<PublicityLog>> {
  const { em, caller } = context;
  if (caller && isInside(context, agencyId)) {
    const units = readableUnits(caller);
    return units === 'ALL' ? { agencyId } : { agencyId, unitId: { $in: [...units] } };
  }
  const planId = { $in: (await plansReadableBy(context, agencyId)).map(({ id }) => id) };
  const measures = em.createQueryBuilder(Measure, 'm').select('id').where({ planId });
  const checked = em.createQueryBuilder(MonthDeed, 'd').select('logId').where({ agencyId, deed: 'CHECK' });
  return { agencyId, measureId: { $in: measures.toRaw() }, id: { $in: checked.toRaw() } } as never;
}

/** The actions of an agency a reader may know of, in logs that satisfy `filter`. */
export async function readableActions(
  context: RequestContext,
  agencyId: string,
  filter: FilterQuery<PublicityLog>,
): Promise<FilterQuery<PublicityAction>> {
  const logs: FilterQuery<PublicityLog> = { $and: [await readableLogs(context, agencyId), filter] } as never;
  if (!isInside(context, agencyId)) return { $and: [{ agencyId }, checkedActions(context, logs)] } as never;
  return { agencyId, withdrawnAt: null, logId: { $in: idsOf(context, logs) } } as never;
}

/** The standing actions of one log that the reader may see. */
export async function actionsOfLog(
  context: RequestContext,
  log: PublicityLog,
): Promise<Row<PublicityAction>[]> {
  if (!readsLog(context, log)) return (await checkedByLog(context).load(log.id)) ?? [];
  const facts = await factsByLog(context).load(log.id);
  return facts?.actions.filter(({ withdrawnAt }) => withdrawnAt === null) ?? [];
}

/** Whether the reader belongs to the agency and may read this unit's work in full. */
export function readsLog(
  { caller }: Pick<RequestContext, 'caller'>,
  { agencyId, unitId }: Pick<PublicityLog, 'agencyId' | 'unitId'>,
): boolean {
  return caller !== null && may(caller, 'readLog', { agencyId, unitId });
}

/**
 * The same as on the board (CELL1). Others than the agency's own people know only that it was checked: what happened
 * to it since stays inside (PUB2).
 */
export async function statusOf(context: RequestContext, log: PublicityLog): Promise<CellStatus | null> {
  if (!readsLog(context, log)) return 'CHECKED';
  const facts = await factsByLog(context).load(log.id);
  const agency = await batchedById(context, Agency).load(log.agencyId);
  if (!facts || !agency) return null;
  const { actions, deeds } = judged(facts);
  const { graceDays } = agency;
  const owed = await isOwed(context, log);
  return cellStatus(owed, { month: log.month, graceDays, actions, deeds }, today(context)).status;
}

/** Whether the unit owes the measure in the log's month; somebody may have acted in one that nobody owes (LOG2). */
async function isOwed(
  context: RequestContext,
  { measureId, unitId, month }: Pick<PublicityLog, 'measureId' | 'unitId' | 'month'>,
): Promise<boolean> {
  const [measure, unit] = await Promise.all([
    measureRowById(context).load(measureId),
    batchedById(context, Unit).load(unitId),
  ]);
  if (!measure || !unit) return false;
  const { id, data } = measure;
  const owed = owedCells([{ id, ...data }], [unit], fiscalYear(data.fiscalYear));
  return owed.some((cell) => cell.month === month);
}

function measureRowById(context: RequestContext) {
  const read = async (ids: readonly string[]) => {
    const found = await measureRows(context.em, { id: { $in: [...ids] } });
    return new Map(found.map((measure) => [measure.id, measure]));
  };
  return batched(context, read, 'measure.row');
}

export function factsByLog(context: RequestContext) {
  const read = async (ids: readonly string[]) => {
    const found = await factsOf(context.em, { id: { $in: [...ids] } });
    return new Map(found.map((facts) => [facts.log.id, facts]));
  };
  return batched(context, read, 'log.facts');
}

function checkedByLog(context: RequestContext) {
  const read = async (ids: readonly string[]) => {
    const which = checkedActions(context, { id: { $in: [...ids] } });
    const found = await rows(context.em, PublicityAction, which, { orderBy: { day: 'asc', id: 'asc' } });
    return Map.groupBy(found, ({ logId }) => logId);
  };
  return batched(context, read, 'log.checked');
}

/** Actions of these logs that stand as some check covered them, whichever came last (PUB2). */
function checkedActions(
  context: RequestContext,
  logs: FilterQuery<PublicityLog>,
): FilterQuery<PublicityAction> {
  const { sql, params } = idsOf(context, logs);
  const checked = `select act.id from month_deed deed
    join ${EACH[context.database.kind]}(deed.covered) seen on true
    join publicity_action act on act.log_id = deed.log_id and cast(act.id as text) = seen.value ->> 'actionId'
    where deed.deed = 'CHECK' and deed.log_id in (${sql})
      and cast(seen.value ->> 'version' as integer) = act.version`;
  return { withdrawnAt: null, id: { $in: raw(checked, [...params]) } } as never;
}

/** The function that gives the elements of a JSON list as rows. */
const EACH = { sqlite: 'json_each', postgresql: 'jsonb_array_elements' } as const;

function idsOf({ em }: RequestContext, logs: FilterQuery<PublicityLog>) {
  return em
    .createQueryBuilder(PublicityLog, 'l')
    .select('id')
    .where(logs as never)
    .toRaw();
}
