/**
 * What a person sees: the server's rows with the unsent work laid over them (C2). Nothing of it is stored; when
 * the server's own row arrives, it takes the place of what was laid over.
 */
import type {
  AttachPhotoPayload,
  MonthKey,
  Operation,
  OperationKind,
  SyncRow,
  SyncRowKind,
  SyncRows,
} from '@prongsai/contract';

export interface ViewRow<K extends SyncRowKind> {
  id: string;
  /** The server's version; 0 while the server has not given the row one. */
  version: number;
  data: SyncRows[K];
  /** Made or changed on this phone, and not yet come back from the server. */
  local: boolean;
}
export type Rows = { readonly [K in SyncRowKind]: ReadonlyMap<string, ViewRow<K>> };
type OpenRows = { [K in SyncRowKind]: Map<string, ViewRow<K>> };

/** The person whose unsent work is laid over. */
export interface Me {
  id: string;
  name: string;
}

/** Sorts the server's rows by kind. */
export function baseRows(rows: Iterable<SyncRow>): Rows {
  const base = copyOf();
  for (const row of rows) putBase(base, row);
  return base;
}

/**
 * A new view; `base` is not touched. `ops` are in the order they were made. An operation on a row that is gone
 * has no effect, and one that makes a row the server already has leaves it to the server.
 */
export function overlay(base: Rows, ops: readonly Operation[], me: Me): Rows {
  if (ops.length === 0) return base;
  const view = copyOf(base);
  for (const op of ops) lay(view, op, me);
  return view;
}

/** The log of a month: the server's where there is one, else the name the phone gives it meanwhile. */
export function logIdOf(rows: Rows, key: MonthKey): string {
  for (const { id, data } of rows.log.values()) if (isMonth(data, key)) return id;
  return `local:${key.measureId}:${key.unitId}:${key.month}`;
}

/** The rows of `base`, or none, in maps of their own. */
function copyOf(base?: Rows): OpenRows {
  return {
    agency: new Map(base?.agency),
    unit: new Map(base?.unit),
    channel: new Map(base?.channel),
    measure: new Map(base?.measure),
    log: new Map(base?.log),
    action: new Map(base?.action),
    photo: new Map(base?.photo),
    file: new Map(base?.file),
    deed: new Map(base?.deed),
  };
}

interface RowOfKind<K extends SyncRowKind> {
  kind: K;
  id: string;
  version: number;
  data: SyncRows[K];
}

function putBase<K extends SyncRowKind>(rows: OpenRows, { kind, id, version, data }: RowOfKind<K>): void {
  // A server newer than this app may tell of things it does not know yet; they wait in the store for its update.
  if (kind in rows) rows[kind].set(id, { id, version, data, local: false });
}

type Overlays = { [K in OperationKind]: (view: OpenRows, op: Operation<K>, me: Me) => void };

const NOT_ARRIVED = { stored: false, fault: null, withdrawnAt: null } as const;

const OVERLAYS: Overlays = {
  recordAction(view, { entityId, payload, clientTime }, me) {
    const { measureId, unitId, month, ...fields } = payload;
    make(view.action, entityId, {
      ...fields,
      logId: logMade(view, { measureId, unitId, month }),
      recordedById: me.id,
      recordedByName: me.name,
      clientTime,
      receivedAt: clientTime,
      withdrawnAt: null,
      withdrawnReason: null,
    });
  },
  changeAction(view, { entityId, payload }) {
    change(view.action, entityId, payload);
  },
  withdrawAction(view, { entityId, payload, clientTime }) {
    change(view.action, entityId, { withdrawnAt: clientTime, withdrawnReason: payload.reason });
  },
  restoreAction(view, { entityId }) {
    change(view.action, entityId, { withdrawnAt: null, withdrawnReason: null });
  },
  attachPhoto(view, { entityId, payload }) {
    const usedBefore = wasUsed(view, entityId, payload);
    make(view.photo, entityId, { position: null, ...payload, ...NOT_ARRIVED, usedBefore });
  },
  changePhoto(view, { entityId, payload: { actionId: _, ...fields } }) {
    change(view.photo, entityId, fields);
  },
  withdrawPhoto(view, { entityId, clientTime }) {
    change(view.photo, entityId, { withdrawnAt: clientTime });
  },
  restorePhoto(view, { entityId }) {
    change(view.photo, entityId, { withdrawnAt: null });
  },
  attachFile(view, { entityId, payload }) {
    make(view.file, entityId, { ...payload, ...NOT_ARRIVED });
  },
  withdrawFile(view, { entityId, clientTime }) {
    change(view.file, entityId, { withdrawnAt: clientTime });
  },
  restoreFile(view, { entityId }) {
    change(view.file, entityId, { withdrawnAt: null });
  },
  submitMonth: (view, op, me) =>
    makeDeed(view, op, me, { deed: 'SUBMISSION', covered: op.payload.covered ?? [] }),
  stateNothingToReport: (view, op, me) =>
    makeDeed(view, op, me, { deed: 'NOTHING_TO_REPORT', note: op.payload.reason }),
  takeBackMonth: (view, op, me) =>
    makeDeed(view, op, me, { deed: 'TAKE_BACK', takesBackId: op.payload.deedId }),
  writeNote: (view, op, me) => makeDeed(view, op, me, { deed: 'NOTE', note: op.payload.note }),
  sendBack: (view, op, me) => makeDeed(view, op, me, { deed: 'RETURN', note: op.payload.note }),
  checkMonth: (view, op, me) => makeDeed(view, op, me, { deed: 'CHECK', covered: op.payload.covered }),
};

function lay<K extends OperationKind>(view: OpenRows, op: Operation<K>, me: Me): void {
  if (op.kind in OVERLAYS) OVERLAYS[op.kind](view, op, me);
}

type DeedFields = Pick<SyncRows['deed'], 'deed'> &
  Partial<Pick<SyncRows['deed'], 'note' | 'covered' | 'takesBackId'>>;
interface MonthDeed {
  entityId: string;
  clientTime: string;
  payload: MonthKey;
}

function makeDeed(
  view: OpenRows,
  { entityId, clientTime, payload }: MonthDeed,
  me: Me,
  fields: DeedFields,
): void {
  make(view.deed, entityId, {
    note: null,
    covered: [],
    ...fields,
    logId: logMade(view, payload),
    byId: me.id,
    byName: me.name,
    at: clientTime,
    clientTime,
  });
}

/** The month's log, made when it has none. */
function logMade(view: OpenRows, { measureId, unitId, month }: MonthKey): string {
  const id = logIdOf(view, { measureId, unitId, month });
  make(view.log, id, { measureId, unitId, month });
  return id;
}

function make<K extends SyncRowKind>(rows: Map<string, ViewRow<K>>, id: string, data: SyncRows[K]): void {
  if (!rows.has(id)) rows.set(id, { id, version: 0, data, local: true });
}

function change<K extends SyncRowKind>(
  rows: Map<string, ViewRow<K>>,
  id: string,
  fields: Partial<SyncRows[K]>,
): void {
  const row = rows.get(id);
  if (row) rows.set(id, { ...row, data: { ...row.data, ...fields }, local: true });
}

/** Another photo on this phone has the same original or the same bytes, withdrawn or not (PHOTO2). */
function wasUsed(view: OpenRows, photoId: string, photo: AttachPhotoPayload): boolean {
  const either = [photo.sha256, photo.sourceSha256];
  for (const { id, data } of view.photo.values()) {
    const isTwin = id !== photoId && (either.includes(data.sha256) || either.includes(data.sourceSha256));
    if (isTwin && !isOneAct(view, data.actionId, photo.actionId)) return true;
  }
  return false;
}

/** Two actions saved at once for two measures, as the server judges them (ACT1). */
function isOneAct({ action }: OpenRows, one: string, other: string): boolean {
  const [a, b] = [action.get(one)?.data, action.get(other)?.data];
  if (!a || !b || a.logId === b.logId) return false;
  return ACT.every((field) => a[field] === b[field]);
}
const ACT = ['recordedById', 'clientTime', 'day', 'channel'] as const;

function isMonth(log: MonthKey, key: MonthKey): boolean {
  return log.measureId === key.measureId && log.unitId === key.unitId && log.month === key.month;
}
