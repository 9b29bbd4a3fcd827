/** Where a record or a photo is, in code words; the screens put them into sentences. */
import type { Operation } from '@prongsai/contract';
import type { Acknowledged, Refused, Upload } from './model.ts';
import { attachedHash, isKind } from './model.ts';

export type Fate =
  /** Nothing of it has left the phone. */
  | { state: 'ON_PHONE' }
  /** On its way: `done` of `of` parts (the record and its photos) have arrived. */
  | { state: 'SENDING'; done: number; of: number }
  /** All of it has arrived; `at` is the server's receipt, null when it was before this phone's memory. */
  | { state: 'SENT'; at: string | null }
  /** A person must look at it; `code` is a Problem code. */
  | { state: 'ATTENTION'; code: string };

/** Everything unsent or lately sent, as the storage has it. */
export interface OutboxState {
  ops: readonly Operation[];
  acknowledged: readonly Acknowledged[];
  attention: readonly Refused[];
  uploads: readonly Upload[];
}

type Part = { done: true; at: string } | { done: false; code: string | null; moving: boolean };

/** The fate of an action with its photos, of a photo, or of a month's deed. */
export function fateOf(entityId: string, state: OutboxState, sending: ReadonlySet<string>): Fate {
  const parts = partsOf(entityId, state, sending);
  const refused = parts.find((part) => !part.done && part.code !== null);
  if (refused && !refused.done && refused.code !== null) return { state: 'ATTENTION', code: refused.code };
  const arrived = parts.filter((part) => part.done);
  if (arrived.length === parts.length) return { state: 'SENT', at: latest(arrived.map((part) => part.at)) };
  const moving = arrived.length > 0 || parts.some((part) => !part.done && part.moving);
  return moving ? { state: 'SENDING', done: arrived.length, of: parts.length } : { state: 'ON_PHONE' };
}

function partsOf(entityId: string, state: OutboxState, sending: ReadonlySet<string>): Part[] {
  const mine = (op: Operation): boolean => concerns(op, entityId);
  return [
    ...state.attention
      .filter(({ op }) => mine(op))
      .map(({ code }) => ({ done: false, code, moving: false }) as const),
    ...state.ops
      .filter(mine)
      .map(({ opId }) => ({ done: false, code: null, moving: sending.has(opId) }) as const),
    ...state.acknowledged.filter(({ op }) => mine(op)).map((sent) => acknowledgedPart(sent, state, sending)),
  ];
}

/** A photo has arrived when its bytes have, not when its name has. */
function acknowledgedPart(sent: Acknowledged, state: OutboxState, sending: ReadonlySet<string>): Part {
  const sha256 = attachedHash(sent.op);
  if (sha256 === null) return { done: true, at: sent.at };
  const upload = state.uploads.find((candidate) => candidate.sha256 === sha256);
  if (!upload || upload.storedAt !== null) return { done: true, at: upload?.storedAt ?? sent.at };
  return { done: false, code: upload.code, moving: sending.has(sha256) };
}

function concerns(op: Operation, entityId: string): boolean {
  return op.entityId === entityId || (isKind(op, 'attachPhoto') && op.payload.actionId === entityId);
}

function latest(instants: string[]): string | null {
  return instants.length === 0 ? null : instants.reduce((a, b) => (a > b ? a : b));
}
