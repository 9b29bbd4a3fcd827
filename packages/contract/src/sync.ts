/**
 * What travels between phone and server: operations up, receipts and rows down. The GraphQL types
 * `SyncPushInput`, `SyncPushPayload` and `SyncPage` carry these shapes; `payload` and `data` are JSON there
 * and typed here. Days are `YYYY-MM-DD`, months `YYYY-MM` (CE), instants ISO 8601 in UTC.
 */

/** Version of the protocol itself; the server answers UPGRADE_REQUIRED to one it does not speak. */
export const SYNC_PROTOCOL = 1;
/** Version of the operations' payloads this client was built with. */
export const CLIENT_SCHEMA = 3;
export const MAX_OPS_PER_PUSH = 50;
export const MAX_ROWS_PER_PULL = 500;

/** Payload of each kind of operation. A photo's bytes travel apart, by `sha256`. */
export interface OperationPayloads {
  recordAction: RecordActionPayload;
  changeAction: ChangeActionPayload;
  withdrawAction: { reason: string };
  /** Brings a withdrawn action back as it was. */
  restoreAction: Record<never, never>;
  attachPhoto: AttachPhotoPayload;
  changePhoto: ChangePhotoPayload;
  withdrawPhoto: WithdrawEvidencePayload;
  restorePhoto: RestoreEvidencePayload;
  attachFile: AttachFilePayload;
  withdrawFile: WithdrawEvidencePayload;
  restoreFile: RestoreEvidencePayload;
  submitMonth: SubmitMonthPayload;
  stateNothingToReport: MonthKey & { reason: string };
  /** `deedId` is the submission or statement that is taken back (CELL5). */
  takeBackMonth: MonthKey & { deedId: string };
  sendBack: MonthKey & { note: string };
  writeNote: MonthKey & { note: string };
  checkMonth: MonthKey & { covered: CoveredAction[] };
  giveInstruction: GiveInstructionPayload;
  answerInstruction: AnswerInstructionPayload;
  closeInstruction: { instructionId: string; words: string | null };
  /** Reminds all who still owe the month (CALL1). */
  callOnUnits: { month: string; words: string | null };
  /** For the whole agency (CLOSE2). */
  closeMonth: { month: string; exceptions: MonthException[] };
  /** `words` say why. */
  openMonth: { month: string; words: string };
}
export type OperationKind = keyof OperationPayloads;

/** Natural key of a publicity log. */
export interface MonthKey {
  measureId: string;
  unitId: string;
  month: string;
}
/**
 * `covered` names the actions the person saw, in the versions their phone had read; 0 for one it has never read. What
 * the same person did to them since counts as seen (CELL2). Phones of schema 1 name none.
 */
export interface SubmitMonthPayload extends MonthKey {
  covered?: CoveredAction[];
}
export interface RecordActionPayload extends MonthKey {
  /** `YYYY-MM-DD`; it decides the month and must lie in `month`. */
  day: string;
  channel: string;
  what: string;
  place: string | null;
  quantity: number | null;
  link: string | null;
}
/** Only the changed fields. A changed day stays inside the log's month. */
export type ChangeActionPayload = Partial<Omit<RecordActionPayload, keyof MonthKey>>;
export interface AttachPhotoPayload {
  actionId: string;
  sha256: string;
  /** Hash of the file before it was shrunk on the phone (PHOTO2). */
  sourceSha256: string;
  bytes: number;
  width: number;
  height: number;
  caption: string | null;
  /** Its place among the action's photos, from 0 (PHOTO5). */
  position?: number;
}
/** Only what changed; the latest wins. */
export interface ChangePhotoPayload {
  actionId: string;
  caption?: string | null;
  position?: number;
}
/** A PDF; its bytes travel apart, like a photo's. */
export interface AttachFilePayload {
  actionId: string;
  sha256: string;
  bytes: number;
  /** As the person's device called it. */
  name: string;
}
/** `actionId` is the action it stands in; phones of schema 2 and before do not tell. */
export interface WithdrawEvidencePayload {
  actionId?: string;
  reason: string;
}
/** Brings a withdrawn photo or file back as it was. */
export interface RestoreEvidencePayload {
  actionId: string;
}
export interface CoveredAction {
  actionId: string;
  version: number;
}

export interface GiveInstructionPayload {
  unitId: string;
  /** One person it is for; null for the whole unit. */
  personId: string | null;
  /** What it is about; null for nothing particular. */
  measureId: string | null;
  month: string | null;
  words: string;
  /** `YYYY-MM-DD`. */
  dueDay: string;
}
/** Words, an action of the unit that is the answer, or both (INS2). */
export interface AnswerInstructionPayload {
  instructionId: string;
  words: string | null;
  answerActionId: string | null;
}
/** A cell of a closed month that may still come in time until a day, `YYYY-MM-DD`. */
export interface MonthException {
  measureId: string;
  unitId: string;
  until: string;
}

/** `entityId` is the row the operation makes or changes; for a month's deed or a word it is its own new id. */
export interface Operation<K extends OperationKind = OperationKind> {
  opId: string;
  /** 1, 2, 3… per client, without a gap. */
  seq: number;
  kind: K;
  entityId: string;
  /** Version of the entity the person saw; null when the operation makes it. */
  baseVersion: number | null;
  /** An earlier operation on the same entity whose result this one builds on. */
  afterOpId: string | null;
  payload: OperationPayloads[K];
  clientTime: string;
}

export type ReceiptStatus =
  /** Terminal: the operation has its final answer. */
  | 'APPLIED'
  | 'CONFLICT'
  | 'REJECTED'
  /** The batch stopped here; everything stays on the phone. */
  | 'RETRY'
  | 'CLIENT_ROLLBACK'
  | 'GAP'
  | 'UPGRADE_REQUIRED';

export interface Receipt {
  opId: string;
  status: ReceiptStatus;
  /** Version of the entity after an APPLIED operation. */
  version: number | null;
  /** A Problem code for CONFLICT and REJECTED. */
  code: string | null;
  message: string | null;
}

export interface SyncPush {
  protocol: number;
  schema: number;
  clientId: string;
  deviceTime: string;
  ops: Operation[];
  since: number;
  scope: string | null;
}
export interface SyncPushAnswer {
  receipts: Receipt[];
  /** Hashes of photos the server knows of and has no bytes for, among those of this person. */
  missingBlobs: string[];
  page: SyncPage;
}

export interface SyncPage {
  since: number;
  /** The next `since`. */
  cursor: number;
  hasMore: boolean;
  /**
   * Before its dot it changes with a database that was restored, after it when the person may see something else; then
   * `reset` is true.
   */
  scope: string;
  /** Drop every row (never the outbox) before applying this page. */
  reset: boolean;
  rows: SyncRow[];
  tombstones: { kind: SyncRowKind; id: string; version: number }[];
  serverTime: string;
}

/** The rows a phone keeps, by kind. */
export interface SyncRows {
  agency: AgencyRow;
  unit: UnitRow;
  channel: ChannelRow;
  measure: MeasureRow;
  log: LogRow;
  action: ActionRow;
  photo: PhotoRow;
  file: FileRow;
  deed: DeedRow;
  instruction: InstructionRow;
  instructionWord: InstructionWordRow;
  monthMark: MonthMarkRow;
}
export type SyncRowKind = keyof SyncRows;
/** Every kind of row. */
export const ROW_KINDS = [
  'agency',
  'unit',
  'channel',
  'measure',
  'log',
  'action',
  'photo',
  'file',
  'deed',
  'instruction',
  'instructionWord',
  'monthMark',
] as const satisfies readonly SyncRowKind[];
export type SyncRow = {
  [K in SyncRowKind]: { kind: K; id: string; version: number; data: SyncRows[K] };
}[SyncRowKind];

export interface AgencyRow {
  name: string;
  slug: string;
  district: string | null;
  province: string | null;
  graceDays: number;
}
export interface UnitRow {
  name: string;
  label: string;
  /** First and last month in which the unit exists; null is open. */
  activeFrom: string | null;
  activeUntil: string | null;
}
export interface ChannelRow {
  code: string;
  name: string;
  /** What is counted (แผ่น, ครั้ง, คน); null when nothing is. */
  quantityUnit: string | null;
  /** The question about the place; null when it is not asked. Rows of before this was told lack it. */
  placeQuestion?: string | null;
  /** Whether the form asks for a link. */
  asksLink?: boolean;
  position: number;
}
export interface MeasureRow {
  fiscalYear: number;
  position: number;
  instrument: 'IIT' | 'EIT' | 'OIT';
  itemCodes: string[];
  writtenCodes: string[];
  /** One short line: the first item's title. */
  title: string;
  ownerLabel: string;
  ownerScope: 'UNIT' | 'ALL_UNITS';
  /** Units that owe it when `ownerScope` is UNIT. */
  unitIds: string[];
  steps: string[];
  windowStart: string | null;
  windowEnd: string | null;
  duties: {
    number: number;
    text: string;
    actor: 'STAFF' | 'EXECUTIVE';
    frequencies: string[];
    chosenFrequency: string | null;
    dueMonth: string | null;
  }[];
}
export interface LogRow extends MonthKey {}
export interface ActionRow {
  logId: string;
  day: string;
  channel: string;
  what: string;
  place: string | null;
  quantity: number | null;
  link: string | null;
  recordedById: string;
  recordedByName: string;
  clientTime: string;
  receivedAt: string;
  /** When the server received its last change, of words or evidence (CLOSE2). Rows of before this was told lack it. */
  changedAt?: string;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
}
export interface PhotoRow {
  actionId: string;
  sha256: string;
  sourceSha256: string;
  bytes: number;
  width: number;
  height: number;
  caption: string | null;
  /** Null when it was attached by a phone that did not tell (PHOTO5). */
  position: number | null;
  /** False until the bytes have arrived and were verified. */
  stored: boolean;
  /** Code of what is wrong with its bytes, `PHOTO_UNREADABLE`; such a photo is no evidence. Null is all right. */
  fault: string | null;
  /** The agency had a photo of the same original, or with the same bytes, before (PHOTO2). */
  usedBefore: boolean;
  withdrawnAt: string | null;
}
export interface FileRow {
  actionId: string;
  sha256: string;
  bytes: number;
  name: string;
  /** False until the bytes have arrived and were verified. */
  stored: boolean;
  /** `FILE_UNREADABLE`: its bytes are no PDF. Null is all right. */
  fault: string | null;
  withdrawnAt: string | null;
}
/** Who did something, and when; part of every row that is a deed. */
export interface ByRow {
  byId: string;
  byName: string;
  /** Whether they acted for an office (ACTING1). Rows of before this was told lack it. */
  acting?: boolean;
  /** Server receipt. */
  at: string;
  clientTime: string;
}
/** What a person did to a month: the latest decides (CELL2). */
export interface DeedRow extends ByRow {
  logId: string;
  deed: 'SUBMISSION' | 'NOTHING_TO_REPORT' | 'TAKE_BACK' | 'RETURN' | 'CHECK' | 'NOTE';
  /** The note of a return, the reason of a nothing-to-report, the words of a note. */
  note: string | null;
  covered: CoveredAction[];
  /** Of a taking back: the submission or statement it concerns (CELL5). Rows of before this was told lack it. */
  takesBackId?: string | null;
}
/** What an executive wants done (INS1). How it stands is worked out from its words. */
export interface InstructionRow extends ByRow, GiveInstructionPayload {
  /** Null for the whole unit; left out while the server has not told. */
  personName?: string | null;
}
/** What was said to an instruction: an answer, or that it is closed (INS2, INS3). */
export interface InstructionWordRow extends ByRow {
  instructionId: string;
  word: 'ANSWER' | 'CLOSE';
  words: string | null;
  /** The action that is the answer, if one is. */
  answerActionId?: string | null;
}
/** What an executive said of a month of the whole agency (CALL1, CLOSE2). */
export interface MonthMarkRow extends ByRow {
  mark: 'CALL' | 'CLOSE' | 'OPEN';
  month: string;
  /** The words of a call, the reason of opening again. */
  words: string | null;
  exceptions: MonthException[];
}
