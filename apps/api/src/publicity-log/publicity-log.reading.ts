/**
 * Which records a reader may see: the agency's own people those of the units they may read; anybody what an
 * executive has checked of a published plan, in exactly the version the check covered (PUB2).
 */
import { cellStatus, may, readableUnits, type CellStatus } from '@prongsai/domain';
import type { FilterQuery } from '@mikro-orm/core';
import { Agency } from '../agency/agency.entity.ts';
import { isInside } from '../agency/agency.reading.ts';
import { factsOf, judged, type LogFacts } from '../board/facts.ts';
import { MonthDeed } from '../follow-up/month-deed.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { batched, batchedById } from '../platform/batch.ts';
import { today, type RequestContext } from '../platform/context.ts';
import type { Row } from '../platform/rows.ts';
import { plansReadableBy } from '../plan/plan.reading.ts';
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
  const where = { $and: [await readableLogs(context, agencyId), filter] } as never;
  if (isInside(context, agencyId)) {
    const logs = context.em.createQueryBuilder(PublicityLog, 'l').select('id').where(where);
    return { agencyId, withdrawnAt: null, logId: { $in: logs.toRaw() } } as never;
  }
  const facts = await factsOf(context.em, where);
  return { id: { $in: facts.flatMap((each) => checkedActions(each).map(({ id }) => id)) } };
}

/** The standing actions of one log that the reader may see. */
export async function actionsOfLog(
  context: RequestContext,
  log: PublicityLog,
): Promise<Row<PublicityAction>[]> {
  const facts = await factsByLog(context).load(log.id);
  if (!facts) return [];
  return readsLog(context, log)
    ? facts.actions.filter(({ withdrawnAt }) => withdrawnAt === null)
    : checkedActions(facts);
}

/** Whether the reader belongs to the agency and may read this unit's work in full. */
export function readsLog(
  { caller }: Pick<RequestContext, 'caller'>,
  { agencyId, unitId }: Pick<PublicityLog, 'agencyId' | 'unitId'>,
): boolean {
  return caller !== null && may(caller, 'readLog', { agencyId, unitId });
}

/**
 * A log exists because somebody acted in its month, so it is judged as owed. Others than the agency's own people
 * know only that it was checked: what happened to it since stays inside (PUB2).
 */
export async function statusOf(context: RequestContext, log: PublicityLog): Promise<CellStatus | null> {
  if (!readsLog(context, log)) return 'CHECKED';
  const facts = await factsByLog(context).load(log.id);
  const agency = await batchedById(context, Agency).load(log.agencyId);
  if (!facts || !agency) return null;
  const { actions, deeds } = judged(facts);
  const { graceDays } = agency;
  return cellStatus(true, { month: log.month, graceDays, actions, deeds }, today(context)).status;
}

export function factsByLog(context: RequestContext) {
  const read = async (ids: readonly string[]) => {
    const found = await factsOf(context.em, { id: { $in: [...ids] } });
    return new Map(found.map((facts) => [facts.log.id, facts]));
  };
  return batched(context, read, 'log.facts');
}

function checkedActions({ actions, deeds }: LogFacts): Row<PublicityAction>[] {
  const check = deeds.findLast(({ deed }) => deed === 'CHECK');
  const covered = new Map(check?.covered.map(({ actionId, version }) => [actionId, version]));
  return actions.filter(
    ({ id, version, withdrawnAt }) => withdrawnAt === null && covered.get(id) === version,
  );
}
