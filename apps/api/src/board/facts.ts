/** Reads what logs hold, in a fixed number of queries whatever the number of rows: all of it, or what cells are judged by. */
import { raw, type FilterQuery } from '@mikro-orm/core';
import { byPlace, dayAt, type CellAction, type CellDeed } from '@prongsai/domain';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { MonthDeed } from '../follow-up/month-deed.entity.ts';
import type { EntityManager } from '../platform/database.ts';
import { columns, rows, type Row } from '../platform/rows.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';

export interface LogFacts {
  readonly log: Row<PublicityLog>;
  readonly actions: readonly Row<PublicityAction>[];
  readonly photos: ReadonlyMap<string, readonly Row<EvidencePhoto>[]>;
  readonly deeds: readonly Row<MonthDeed>[];
}

/** What the rules judge a log's cell by (CELL1). */
export interface JudgedLog {
  readonly log: Row<PublicityLog>;
  readonly actions: readonly CellAction[];
  readonly deeds: readonly CellDeed[];
}

/** Everything about the logs that satisfy `which`; withdrawn photos left out, the others in their order (PHOTO5). */
export async function factsOf(em: EntityManager, which: FilterQuery<PublicityLog>): Promise<LogFacts[]> {
  const logs = await rows(em, PublicityLog, which);
  if (logs.length === 0) return [];
  const { ofLogs, ofActions } = within(em, which);
  const actions = await rows(em, PublicityAction, ofLogs, { orderBy: { day: 'asc', id: 'asc' } });
  const deeds = await rows(em, MonthDeed, ofLogs, { orderBy: { version: 'asc' } });
  const photos = await rows(em, EvidencePhoto, ofActions);
  const [actionsOf, deedsOf] = [byLog(actions), byLog(deeds)];
  const photosByAction = Map.groupBy(photos.sort(byPlace), ({ actionId }) => actionId);
  return logs.map((log) => ({
    log,
    actions: actionsOf(log),
    photos: photosByAction,
    deeds: deedsOf(log),
  }));
}

/** The same for judging alone: of an action seven columns, of its photos two numbers. */
export async function judgedLogs(em: EntityManager, which: FilterQuery<PublicityLog>): Promise<JudgedLog[]> {
  const logs = await rows(em, PublicityLog, which);
  if (logs.length === 0) return [];
  const { ofLogs, ofActions } = within(em, which);
  const actions = await columns(em, PublicityAction, ACTION, ofLogs);
  const deeds = await rows(em, MonthDeed, ofLogs, { orderBy: { version: 'asc' } });
  const photos = await photoCounts(em, ofActions);
  const [actionsOf, deedsOf] = [byLog(actions), byLog(deeds)];
  return logs.map((log) => ({
    log,
    actions: actionsOf(log).map((action) => judgedAction(action, photos.get(action.id))),
    deeds: deedsOf(log).map(judgedDeed),
  }));
}

/** Facts that were read whole, as the rules take them. */
export function judged({ log, actions, photos, deeds }: LogFacts): JudgedLog {
  const count = (shown: readonly Row<EvidencePhoto>[] = []): PhotoCount => ({
    all: shown.length,
    pending: shown.filter(({ stored, fault }) => !stored || fault !== null).length,
  });
  return {
    log,
    actions: actions.map((action) => judgedAction(action, count(photos.get(action.id)))),
    deeds: deeds.map(judgedDeed),
  };
}

interface PhotoCount {
  readonly all: number;
  /** Whose bytes have not arrived, or cannot be read. */
  readonly pending: number;
}
const ACTION = ['id', 'logId', 'version', 'clientTime', 'receivedAt', 'changedAt', 'withdrawnAt'] as const;

function judgedAction(
  action: Pick<Row<PublicityAction>, (typeof ACTION)[number]>,
  photos: PhotoCount = { all: 0, pending: 0 },
): CellAction {
  return {
    id: action.id,
    version: action.version,
    recordedOn: dayAt(action.clientTime),
    receivedOn: dayAt(action.receivedAt),
    changedOn: dayAt(action.changedAt),
    withdrawn: action.withdrawnAt !== null,
    photoCount: photos.all,
    pendingPhotos: photos.pending,
  };
}

export function judgedDeed(deed: Row<MonthDeed>): CellDeed {
  return {
    id: deed.id,
    kind: deed.deed,
    byId: deed.byId,
    takesBackId: deed.takesBackId,
    order: deed.version,
    covered: deed.covered,
    recordedOn: dayAt(deed.clientTime),
    receivedOn: dayAt(deed.at),
  };
}

/** Those of a log, in the order in which they were found. */
function byLog<T extends { readonly logId: string }>(found: readonly T[]): (log: { id: string }) => T[] {
  const known = Map.groupBy(found, ({ logId }) => logId);
  return ({ id }) => known.get(id) ?? [];
}

/** What belongs to the logs that satisfy `which`, and the standing photos of their actions. */
function within(em: EntityManager, which: FilterQuery<PublicityLog>) {
  const logs = em
    .createQueryBuilder(PublicityLog, 'log')
    .select('id')
    .where(which as never);
  const ofLogs = { logId: { $in: logs.toRaw() } } as never;
  const actions = em.createQueryBuilder(PublicityAction, 'action').select('id').where(ofLogs);
  return { ofLogs, ofActions: { actionId: { $in: actions.toRaw() }, withdrawnAt: null } as never };
}

/** Of the photos of each action. */
async function photoCounts(
  em: EntityManager,
  which: FilterQuery<EvidencePhoto>,
): Promise<ReadonlyMap<string, PhotoCount>> {
  const { sql, params } = em
    .createQueryBuilder(EvidencePhoto, 'photo')
    .select(['actionId', raw('count(*) as "all"'), raw(`sum(${PENDING}) as pending`)])
    .where(which as never)
    .groupBy('actionId')
    .toQuery();
  const found = await em.execute<{ action_id: string; all: number; pending: number }[]>(sql, [...params]);
  return new Map(
    found.map(({ action_id: id, all, pending }) => [id, { all: Number(all), pending: Number(pending) }]),
  );
}
const PENDING = 'case when stored and fault is null then 0 else 1 end';
