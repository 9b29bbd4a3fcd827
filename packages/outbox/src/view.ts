/**
 * What a person sees: the server's rows with the unsent work laid over them (C2). Nothing of it is stored; when
 * the server's own row arrives, it takes the place of what was laid over.
 */
import {
  ROW_KINDS,
  type AttachPhotoPayload,
  type ByRow,
  type DeedRow,
  type InstructionWordRow,
  type MonthKey,
  type MonthMarkRow,
  type Operation,
  type OperationKind,
  type OperationPayloads,
  type SyncRow,
  type SyncRowKind,
  type SyncRows,
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
  const name = localName(key);
  for (const { id, data } of rows.log.values()) if (localName(data) === name) return id;
  return name;
}

function localName({ measureId, unitId, month }: MonthKey): string {
  return `local:${measureId}:${unitId}:${month}`;
}

/** Without `base`, of nothing. */
function copyOf(base?: Readonly<Record<SyncRowKind, ReadonlyMap<string, unknown>>>): OpenRows {
  return Object.fromEntries(ROW_KINDS.map((kind) => [kind, new Map(base?.[kind])])) as OpenRows;
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

/** How an operation shows before the server has taken it: on which row, and what becomes of it. */
interface Overlay<K extends OperationKind> {
  row: SyncRowKind;
  lay(view: OpenRows, op: Operation<K>, me: Me): void;
}

const NOT_ARRIVED = { stored: false, fault: null, withdrawnAt: null } as const;

const OVERLAYS: { [K in OperationKind]: Overlay<K> } = {
  recordAction: made(
    'action',
    (
      { measureId: _measure, unitId: _unit, month: _month, ...fields },
      { clientTime, payload },
      me,
      view,
    ) => ({
      ...fields,
      logId: logMade(view, payload),
      recordedById: me.id,
      recordedByName: me.name,
      clientTime,
      receivedAt: clientTime,
      withdrawnAt: null,
      withdrawnReason: null,
    }),
  ),
  changeAction: changed('action', (payload) => payload),
  withdrawAction: changed('action', ({ reason }, { clientTime }) => ({
    withdrawnAt: clientTime,
    withdrawnReason: reason,
  })),
  restoreAction: changed('action', () => ({ withdrawnAt: null, withdrawnReason: null })),
  attachPhoto: made('photo', (payload, { entityId }, _, view) => ({
    position: null,
    ...payload,
    ...NOT_ARRIVED,
    usedBefore: wasUsed(view, entityId, payload),
  })),
  changePhoto: changed('photo', ({ actionId: _, ...fields }) => fields),
  withdrawPhoto: changed('photo', withdrawn),
  restorePhoto: changed('photo', restored),
  attachFile: made('file', (payload) => ({ ...payload, ...NOT_ARRIVED })),
  withdrawFile: changed('file', withdrawn),
  restoreFile: changed('file', restored),
  submitMonth: deed(({ covered = [] }) => ({ deed: 'SUBMISSION', covered })),
  stateNothingToReport: deed(({ reason }) => ({ deed: 'NOTHING_TO_REPORT', note: reason })),
  takeBackMonth: deed(({ deedId }) => ({ deed: 'TAKE_BACK', takesBackId: deedId })),
  writeNote: deed(({ note }) => ({ deed: 'NOTE', note })),
  sendBack: deed(({ note }) => ({ deed: 'RETURN', note })),
  checkMonth: deed(({ covered }) => ({ deed: 'CHECK', covered })),
  giveInstruction: said('instruction', (payload) => payload),
  answerInstruction: word('ANSWER'),
  closeInstruction: word('CLOSE'),
  callOnUnits: mark('CALL'),
  closeMonth: mark('CLOSE'),
  openMonth: mark('OPEN'),
};

function withdrawn(_: object, { clientTime }: Pick<Operation, 'clientTime'>) {
  return { withdrawnAt: clientTime };
}

function restored() {
  return { withdrawnAt: null };
}

/** The row an operation makes or changes. */
export function rowOf(kind: OperationKind): SyncRowKind {
  return OVERLAYS[kind].row;
}

/** A newer app may have left operations of kinds that this one does not know. */
export function isKnownKind(kind: string): kind is OperationKind {
  return Object.hasOwn(OVERLAYS, kind);
}

function lay<K extends OperationKind>(view: OpenRows, op: Operation<K>, me: Me): void {
  if (isKnownKind(op.kind)) OVERLAYS[op.kind].lay(view, op, me);
}

type Data<K extends OperationKind, D> = (
  payload: OperationPayloads[K],
  op: Operation<K>,
  me: Me,
  view: OpenRows,
) => D;

function made<R extends SyncRowKind, K extends OperationKind>(
  row: R,
  data: Data<K, SyncRows[R]>,
): Overlay<K> {
  return { row, lay: (view, op, me) => make(view[row], op.entityId, data(op.payload, op, me, view)) };
}

function changed<R extends SyncRowKind, K extends OperationKind>(
  row: R,
  fields: Data<K, Partial<SyncRows[R]>>,
): Overlay<K> {
  return { row, lay: (view, op, me) => change(view[row], op.entityId, fields(op.payload, op, me, view)) };
}

/** What this phone's person says or does; whether they act for an office the server says. */
function said<R extends 'deed' | 'instruction' | 'instructionWord' | 'monthMark', K extends OperationKind>(
  row: R,
  words: (payload: OperationPayloads[K], view: OpenRows) => Omit<SyncRows[R], keyof ByRow>,
): Overlay<K> {
  return made(row, (payload, { clientTime }, { id, name }, view) => {
    const by: ByRow = { byId: id, byName: name, at: clientTime, clientTime };
    return { ...words(payload, view), ...by } as SyncRows[R];
  });
}

type MonthDeedKind = {
  [K in OperationKind]: OperationPayloads[K] extends MonthKey ? K : never;
}[OperationKind];
type DeedFields = Pick<DeedRow, 'deed'> & Partial<Pick<DeedRow, 'note' | 'covered' | 'takesBackId'>>;

/** What is done to a month; `fields` says what its row holds beside its log and its person. */
function deed<K extends MonthDeedKind>(fields: (payload: OperationPayloads[K]) => DeedFields): Overlay<K> {
  return said('deed', (payload, view) => ({
    note: null,
    covered: [],
    ...fields(payload),
    logId: logMade(view, payload),
  }));
}

/** What is said to an instruction. */
function word(word: InstructionWordRow['word']): Overlay<'answerInstruction' | 'closeInstruction'> {
  return said('instructionWord', (payload) => ({ ...payload, word }));
}

/** What is said of a month of the whole agency. */
function mark(mark: MonthMarkRow['mark']): Overlay<'callOnUnits' | 'closeMonth' | 'openMonth'> {
  return said('monthMark', (payload) => ({ words: null, exceptions: [], mark, ...payload }));
}

/** The month's log, made when it has none. */
function logMade(view: OpenRows, { measureId, unitId, month }: MonthKey): string {
  const key = { measureId, unitId, month };
  const id = logIdOf(view, key);
  make(view.log, id, key);
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
