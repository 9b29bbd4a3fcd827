/** The rows of the phone, joined by log: what was done, with its photos, and what people did to the month. */
import type { MonthKey, Operation } from '@prongsai/contract';
import {
  byPlace,
  changesEvidence,
  cellKey,
  dayAtInstant,
  unsentVersion,
  type CellAction,
  type CellDeed,
  type Day,
} from '@prongsai/domain';
import { recordOf, type Rows, type ViewRow } from '@prongsai/outbox';
import { groupedBy } from './grouped-by.ts';

export type LoggedPhoto = ViewRow<'photo'>;
export type LoggedFile = ViewRow<'file'>;
export type LoggedDeed = ViewRow<'deed'>;
export interface LoggedAction extends ViewRow<'action'> {
  /** In their order (PHOTO5); withdrawn ones left out. */
  photos: readonly LoggedPhoto[];
  /** Withdrawn ones left out. */
  files: readonly LoggedFile[];
}
export interface LogEntries {
  logId: string;
  key: MonthKey;
  /** Newest day first, withdrawn ones included. */
  actions: readonly LoggedAction[];
  /** Newest first. */
  deeds: readonly LoggedDeed[];
}

/** `seq` of the latest operation on an entity, an action's evidence included, that the server has not answered yet. */
export type UnsentSeq = (entityId: string) => number | undefined;

export function unsentSeqOf(ops: readonly Operation[]): UnsentSeq {
  const seqs = new Map(ops.map(({ entityId, seq }) => [entityId, seq]));
  for (const op of ops) if (changesEvidence(op)) seqs.set(recordOf(op), op.seq);
  return (entityId) => seqs.get(entityId);
}

/** Every log by `cellKey`. A month named by server and phone at once is one log. */
export function indexLogs(rows: Rows, unsentSeq: UnsentSeq): ReadonlyMap<string, LogEntries> {
  const actions = groupedBy(actionsWithPhotos(rows), (action) => action.data.logId);
  const deeds = groupedBy(rows.deed.values(), (deed) => deed.data.logId);
  const entries = [...rows.log.values()].map(({ id, data }): [string, LogEntries] => [
    cellKey(data),
    {
      logId: id,
      key: data,
      actions: (actions.get(id) ?? []).toSorted(newestDayFirst),
      deeds: (deeds.get(id) ?? []).toSorted((a, b) => orderOf(b, unsentSeq) - orderOf(a, unsentSeq)),
    },
  ]);
  return new Map(entries);
}

/** What the rules judge a cell by (CELL1). */
export function cellActions(entries: LogEntries | undefined, unsentSeq: UnsentSeq): CellAction[] {
  return (entries?.actions ?? []).map((action) => ({
    id: action.id,
    version: orderOf(action, unsentSeq),
    ...receipt(action.data.clientTime, action.version === 0 ? null : action.data.receivedAt),
    changedOn: changedOn(action, unsentSeq),
    withdrawn: action.data.withdrawnAt !== null,
    photoCount: action.photos.length,
    pendingPhotos: action.photos.filter(({ data }) => !data.stored || data.fault).length,
  }));
}

export function cellDeeds(entries: LogEntries | undefined, unsentSeq: UnsentSeq): CellDeed[] {
  return (entries?.deeds ?? []).map((deed) => ({
    id: deed.id,
    kind: deed.data.deed,
    byId: deed.data.byId,
    takesBackId: deed.data.takesBackId ?? null,
    order: orderOf(deed, unsentSeq),
    covered: coveredBy(deed, unsentSeq),
    ...receipt(deed.data.clientTime, deed.version === 0 ? null : deed.data.at),
  }));
}

/** An unsent submission names what was on the screen: the server judges versions, the phone only what came after. */
function coveredBy(deed: LoggedDeed, unsentSeq: UnsentSeq): CellDeed['covered'] {
  if (!deed.local || deed.data.deed !== 'SUBMISSION') return deed.data.covered;
  const version = orderOf(deed, unsentSeq);
  return deed.data.covered.map(({ actionId }) => ({ actionId, version }));
}

/** What is still on the phone is newer than all the server has; so is an action whose evidence changes there. */
function orderOf({ id, local, version }: ViewRow<'action'> | ViewRow<'deed'>, unsentSeq: UnsentSeq): number {
  const seq = unsentSeq(id);
  return local || seq !== undefined ? unsentVersion(seq ?? 0) : version;
}

function receipt(clientTime: string, receivedAt: string | null) {
  const receivedOn = receivedAt === null ? null : dayAtInstant(receivedAt);
  return { recordedOn: dayAtInstant(clientTime), receivedOn };
}

/** Null while the last change waits on this phone. */
function changedOn({ id, local, data }: LoggedAction, unsentSeq: UnsentSeq): Day | null {
  const waits = local || unsentSeq(id) !== undefined;
  return waits ? null : dayAtInstant(data.changedAt ?? data.receivedAt);
}

function actionsWithPhotos(rows: Rows): LoggedAction[] {
  const photos = groupedBy(standing(rows.photo), ({ data }) => data.actionId);
  const files = groupedBy(standing(rows.file), ({ data }) => data.actionId);
  return [...rows.action.values()].map((action) => ({
    ...action,
    photos: (photos.get(action.id) ?? []).toSorted(inPlace),
    files: files.get(action.id) ?? [],
  }));
}

function standing<R extends LoggedPhoto | LoggedFile>(rows: ReadonlyMap<string, R>): R[] {
  return [...rows.values()].filter(({ data }) => data.withdrawnAt === null);
}

function inPlace(a: LoggedPhoto, b: LoggedPhoto): number {
  return byPlace({ id: a.id, position: a.data.position }, { id: b.id, position: b.data.position });
}

function newestDayFirst(a: LoggedAction, b: LoggedAction): number {
  return descending(a.data.day, b.data.day) || descending(a.data.clientTime, b.data.clientTime);
}

/** Days and instants sort as plain text; asking a language for it is a hundred times slower. */
function descending(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0;
}
