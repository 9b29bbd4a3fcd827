/**
 * Which records a reader may see: the agency's own people those of the units they may read; anybody what an
 * executive has checked of a published plan, in exactly the version that a check covered (PUB2).
 */
import { cellStatus, fiscalYear, may, owedCells, readableUnits, type CellStatus } from '@prongsai/domain';
import { raw, type FilterQuery } from '@mikro-orm/core';
import { Agency } from '../agency/agency.entity.ts';
import { isInside } from '../agency/agency.reading.ts';
import { factsOf, judged } from '../board/facts.ts';
import { Measure } from '../measure/measure.entity.ts';
import { measureRows } from '../measure/measure.rows.ts';
import { batched, batchedById } from '../platform/batch.ts';
import { today, type RequestContext } from '../platform/context.ts';
import { rows, type Row } from '../platform/rows.ts';
import { plansReadableBy } from '../plan/plan.reading.ts';
import { Unit } from '../unit/unit.entity.ts';
import { PublicityAction } from './publicity-action.entity.ts';
import { PublicityLog } from './publicity-log.entity.ts';

/**
 * The logs of an agency a reader may know of. Others than its own people are shown none in which nothing that was
 * checked stands any more: they would take it for a month in which nothing was done (PUB2).
 */
export async function readableLogs(
  context: RequestContext,
  agencyId: string,
): Promise<FilterQuery<PublicityLog>> {
  const own = ofOwnUnits(context, agencyId);
  if (own) return { agencyId, ...own } as never;
  return {
    agencyId,
    ...(await ofPublishedPlans(context, agencyId)),
    ...withSomethingChecked(context),
  } as never;
}

/** The actions of an agency a reader may know of. */
export async function readableActions(
  context: RequestContext,
  agencyId: string,
): Promise<FilterQuery<PublicityAction>> {
  const standing = { agencyId, withdrawnAt: null };
  const own = ofOwnUnits(context, agencyId);
  if (own) return { ...standing, ...own } as never;
  const { sql, params } = context.em
    .createQueryBuilder(PublicityLog, 'log')
    .select('id')
    .where((await ofPublishedPlans(context, agencyId)) as never)
    .toRaw();
  const published = raw((action) => `exists (${sql} and log.id = ${action}.log_id)`, [...params]);
  return { ...standing, [published]: [], ...asChecked(context) } as never;
}

/** Which of the agency’s work somebody of its own may read; null for everybody else. */
function ofOwnUnits(context: RequestContext, agencyId: string): object | null {
  const { caller } = context;
  if (!caller || !isInside(context, agencyId)) return null;
  const units = readableUnits(caller);
  return units === 'ALL' ? {} : { unitId: { $in: [...units] } };
}

async function ofPublishedPlans(context: RequestContext, agencyId: string): Promise<object> {
  const planId = { $in: (await plansReadableBy(context, agencyId)).map(({ id }) => id) };
  const measures = context.em.createQueryBuilder(Measure, 'm').select('id').where({ planId });
  return { measureId: { $in: measures.toRaw() } };
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
 * The same as on the board (CELL1). Others than the agency's own people know only that what they see was checked: what
 * happened to the month since stays inside (PUB2).
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
    const which = { logId: { $in: [...ids] }, withdrawnAt: null, ...asChecked(context) };
    const found = await rows(context.em, PublicityAction, which, { orderBy: { day: 'asc', id: 'asc' } });
    return Map.groupBy(found, ({ logId }) => logId);
  };
  return batched(context, read, 'log.checked');
}

/** Logs in which a checked action stands, or of which was checked last that nothing was done. */
function withSomethingChecked({ database }: RequestContext): object {
  const { length } = LISTS[database.kind];
  const shown = raw(
    (log) => `(exists (select 1 from publicity_action act
        where act.log_id = ${log}.id and act.withdrawn_at is null and ${standsAsChecked(database.kind, 'act')})
      or exists (select 1 from month_deed deed
        where deed.log_id = ${log}.id and deed.deed = 'CHECK' and ${length}(deed.covered) = 0
          and not exists (select 1 from month_deed later where later.log_id = deed.log_id and later.deed = 'CHECK'
            and later.version > deed.version and ${length}(later.covered) > 0)))`,
  );
  return { [shown]: [] };
}

/** Actions that stand as some check covered them, whichever came last (PUB2). */
function asChecked({ database }: RequestContext): object {
  return { [raw((action) => standsAsChecked(database.kind, action))]: [] };
}

function standsAsChecked(kind: keyof typeof LISTS, action: string): string {
  return `exists (select 1 from month_deed deed join ${LISTS[kind].each}(deed.covered) seen on true
      where deed.log_id = ${action}.log_id and deed.deed = 'CHECK'
        and seen.value ->> 'actionId' = cast(${action}.id as text)
        and cast(seen.value ->> 'version' as integer) = ${action}.version)`;
}

/** The functions that give the elements of a JSON list as rows, and how many there are. */
const LISTS = {
  sqlite: { each: 'json_each', length: 'json_array_length' },
  postgresql: { each: 'jsonb_array_elements', length: 'jsonb_array_length' },
} as const;
