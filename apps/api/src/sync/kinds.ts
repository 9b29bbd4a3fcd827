/**
 * The one map from kinds of operation to verbs: each reads its payload and calls the verb an office screen
 * would call. `seen` is what the person had before their eyes, their own unread changes included.
 */
import { parseDay, parseMonth } from '@prongsai/domain';
import type { OperationKind } from '@prongsai/contract';
import { z } from 'zod';
import { attachPhoto, changePhoto, restorePhoto, withdrawPhoto } from '../evidence/evidence.service.ts';
import { attachFile, restoreFile, withdrawFile } from '../evidence/file.service.ts';
import { MOST_BYTES } from '../evidence/photo-check.ts';
import {
  checkMonth,
  sendBack,
  stateNothingToReport,
  submitMonth,
  takeBackMonth,
  writeNote,
} from '../follow-up/follow-up.service.ts';
import { answerInstruction, closeInstruction, giveInstruction } from '../instruction/instruction.service.ts';
import { callOnUnits, closeMonth, openMonth } from '../month-mark/month-mark.service.ts';
import type { Tx } from '../platform/transaction.ts';
import {
  changeAction,
  recordAction,
  restoreAction,
  withdrawAction,
  type Seen,
} from '../publicity-log/publicity-log.service.ts';
import { withOwnWork } from './own-work.ts';

interface Envelope {
  readonly entityId: string;
  seen(): Promise<Seen>;
  readonly clientTime: Date;
}
interface Kind {
  /** What a payload must look like; changing it needs a new CLIENT_SCHEMA (S6). */
  readonly payload: z.ZodType;
  apply(tx: Tx, payload: unknown, envelope: Envelope): Promise<{ version: number }>;
}

const day = z.string().transform((text, issues) => parseDay(text) ?? wrong(issues, 'a day like 2023-02-28'));
const month = z
  .string()
  .transform((text, issues) => parseMonth(text) ?? wrong(issues, 'a month like 2023-02'));
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const monthKey = z.object({ measureId: z.uuid(), unitId: z.uuid(), month });
const content = z.object({
  day,
  channel: z.string().max(50),
  what: z.string(),
  place: z.string().nullable(),
  quantity: z.number().nullable(),
  link: z.string().nullable(),
});
/** The largest whole number that tables keep and GraphQL tells. */
const MOST_WHOLE = 2 ** 31 - 1;
const size = upTo(MOST_BYTES, z.int().positive());
const pixels = upTo(MOST_WHOLE, z.int().positive());
const version = upTo(MOST_WHOLE, z.int());
const reason = z.object({ reason: z.string() });
/** Beyond any number of photos that ever stood in one action. */
const place = z.int().min(0).max(9999);
const photo = z.object({
  actionId: z.uuid(),
  sha256,
  sourceSha256: sha256,
  bytes: size,
  width: pixels,
  height: pixels,
  caption: z.string().nullable(),
  position: place.optional(),
});
const photoChange = z.object({
  actionId: z.uuid(),
  caption: z.string().nullable().optional(),
  position: place.optional(),
});
/** Its action is told for those who hold actions before they change them; phones of before told only why. */
const withdrawal = reason.extend({ actionId: z.uuid().optional() });
const itsAction = z.object({ actionId: z.uuid() });
const file = z.object({ actionId: z.uuid(), sha256, bytes: size, name: z.string() });
const covered = z.array(z.object({ actionId: z.uuid(), version })).max(1000);
const words = z.string().nullable();
const instruction = z.object({
  unitId: z.uuid(),
  personId: z.uuid().nullable(),
  measureId: z.uuid().nullable(),
  month: month.nullable(),
  words: z.string(),
  dueDay: day,
});
const word = z.object({ instructionId: z.uuid(), words });
const exceptions = z.array(z.object({ measureId: z.uuid(), unitId: z.uuid(), until: day })).max(1000);

function kind<T>(
  payload: z.ZodType<T>,
  verb: (tx: Tx, payload: T, envelope: Envelope) => Promise<{ version: number }>,
): Kind {
  return { payload, apply: (tx, sent, envelope) => verb(tx, payload.parse(sent), envelope) };
}

export const KINDS: Readonly<Record<OperationKind, Kind>> = {
  recordAction: kind(monthKey.extend(content.shape), (tx, payload, { entityId: id, clientTime }) =>
    recordAction(tx, { id, clientTime, ...payload }),
  ),
  changeAction: kind(content.partial(), async (tx, changes, { entityId: id, seen }) =>
    changeAction(tx, { id, seen: await seen(), changes: withoutUndefined(changes) }),
  ),
  withdrawAction: kind(reason, async (tx, payload, { entityId: id, seen }) =>
    withdrawAction(tx, { id, seen: await seen(), ...payload }),
  ),
  restoreAction: kind(z.object({}), async (tx, _, { entityId: id, seen }) =>
    restoreAction(tx, { id, seen: await seen() }),
  ),
  attachPhoto: kind(photo, (tx, { position = null, ...payload }, { entityId: id }) =>
    attachPhoto(tx, { id, position, ...payload }),
  ),
  changePhoto: kind(photoChange, (tx, { actionId, ...changes }, { entityId: id }) =>
    changePhoto(tx, { id, actionId, ...withoutUndefined(changes) }),
  ),
  withdrawPhoto: kind(withdrawal, (tx, payload, { entityId: id }) => withdrawPhoto(tx, { id, ...payload })),
  restorePhoto: kind(itsAction, (tx, payload, { entityId: id }) => restorePhoto(tx, { id, ...payload })),
  attachFile: kind(file, (tx, payload, { entityId: id }) => attachFile(tx, { id, ...payload })),
  withdrawFile: kind(withdrawal, (tx, payload, { entityId: id }) => withdrawFile(tx, { id, ...payload })),
  restoreFile: kind(itsAction, (tx, payload, { entityId: id }) => restoreFile(tx, { id, ...payload })),
  submitMonth: kind(
    monthKey.extend({ covered: covered.optional() }),
    async (tx, { covered: seen, ...key }, { entityId: id, clientTime }) =>
      submitMonth(tx, { id, clientTime, ...key, covered: seen && (await withOwnWork(tx, seen)) }),
  ),
  stateNothingToReport: kind(monthKey.extend(reason.shape), (tx, payload, { entityId: id, clientTime }) =>
    stateNothingToReport(tx, { id, clientTime, ...payload }),
  ),
  takeBackMonth: kind(monthKey.extend({ deedId: z.uuid() }), (tx, payload, { entityId: id, clientTime }) =>
    takeBackMonth(tx, { id, clientTime, ...payload }),
  ),
  writeNote: kind(monthKey.extend({ note: z.string() }), (tx, payload, { entityId: id, clientTime }) =>
    writeNote(tx, { id, clientTime, ...payload }),
  ),
  sendBack: kind(monthKey.extend({ note: z.string() }), (tx, payload, { entityId: id, clientTime }) =>
    sendBack(tx, { id, clientTime, ...payload }),
  ),
  checkMonth: kind(monthKey.extend({ covered }), (tx, payload, { entityId: id, clientTime }) =>
    checkMonth(tx, { id, clientTime, ...payload }),
  ),
  giveInstruction: kind(instruction, (tx, payload, { entityId: id, clientTime }) =>
    giveInstruction(tx, { id, clientTime, ...payload }),
  ),
  answerInstruction: kind(
    word.extend({ answerActionId: z.uuid().nullable() }),
    (tx, payload, { entityId: id, clientTime }) => answerInstruction(tx, { id, clientTime, ...payload }),
  ),
  closeInstruction: kind(word, (tx, payload, { entityId: id, clientTime }) =>
    closeInstruction(tx, { id, clientTime, ...payload }),
  ),
  callOnUnits: kind(z.object({ month, words }), (tx, payload, { entityId: id, clientTime }) =>
    callOnUnits(tx, { id, clientTime, ...payload }),
  ),
  closeMonth: kind(z.object({ month, exceptions }), (tx, payload, { entityId: id, clientTime }) =>
    closeMonth(tx, { id, clientTime, ...payload }),
  ),
  openMonth: kind(z.object({ month, words: z.string() }), (tx, payload, { entityId: id, clientTime }) =>
    openMonth(tx, { id, clientTime, ...payload }),
  ),
};

export function isKind(text: string): text is OperationKind {
  return Object.hasOwn(KINDS, text);
}

function wrong(issues: { addIssue(message: string): void }, expected: string): never {
  issues.addIssue(`expected ${expected}`);
  return z.NEVER;
}

/** Not a part of what a payload looks like: no phone ever sent anything else (S6). */
function upTo(most: number, whole: z.ZodInt): z.ZodInt {
  return whole.refine((found) => found >= 0 && found <= most, `expected 0 to ${most}`);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
function withoutUndefined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
