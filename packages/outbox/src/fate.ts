/** Where a record or a photo is, in code words; the screens put them into sentences. */
import type { Operation } from '@prongsai/contract';
import type { Acknowledged, Refused, Upload } from './model.ts';
import { attachedHash, recordOf } from './model.ts';
import { owing } from './owed-bytes.ts';

export type Fate =
  /** Nothing of it has left the phone. */
  | { state: 'ON_PHONE' }
  /** Being sent now: `done` of `of` parts (the record and its photos) have arrived. */
  | { state: 'SENDING'; done: number; of: number }
  /** Some parts have arrived; the rest waits on the phone. */
  | { state: 'PARTLY_SENT'; done: number; of: number }
  /** All of it has arrived; `at` is the server's receipt, null when it was before this phone's memory. */
  | { state: 'SENT'; at: string | null }
  /** A person must look at it; `code` is a Problem code, `message` the server's own sentence where it gave one. */
  | { state: 'ATTENTION'; code: string; message: string | null };

/** Everything unsent or lately sent, as the storage has it. */
export interface OutboxState {
  ops: readonly Operation[];
  acknowledged: readonly Acknowledged[];
  attention: readonly Refused[];
  uploads: readonly Upload[];
}

type Part =
  | { state: 'ARRIVED'; at: string }
  | { state: 'REFUSED'; code: string; message: string | null }
  | { state: 'WAITING' }
  | { state: 'MOVING' };

/** The fate of an action with its photos, of a photo, or of a month's deed. */
export function fateOf(entityId: string, state: OutboxState, sending: ReadonlySet<string>): Fate {
  return fateOfParts(partsOf(entityId, state, sending));
}

/** What is worst decides: refused, on its way, still here, arrived. */
function fateOfParts(parts: readonly Part[]): Fate {
  const refused = parts.find((part) => part.state === 'REFUSED');
  if (refused) return { state: 'ATTENTION', code: refused.code, message: refused.message };
  const arrived = parts.filter((part) => part.state === 'ARRIVED');
  const [done, of] = [arrived.length, parts.length];
  if (done === of) return { state: 'SENT', at: latest(arrived.map(({ at }) => at)) };
  if (parts.some(({ state }) => state === 'MOVING')) return { state: 'SENDING', done, of };
  return done > 0 ? { state: 'PARTLY_SENT', done, of } : { state: 'ON_PHONE' };
}

/** What had arrived before the oldest unsent part was saved is an earlier story. */
function partsOf(entityId: string, state: OutboxState, sending: ReadonlySet<string>): Part[] {
  const parts = piecesOf(entityId, state).map(({ op, partOf }) => ({
    op,
    part: partOf(sending),
  }));
  const unsent = parts.filter(({ part }) => part.state !== 'ARRIVED').map(({ op }) => op.clientTime);
  const since = unsent.reduce((a, b) => (a < b ? a : b), unsent[0] ?? '');
  return parts.filter(({ op }) => op.clientTime >= since).map(({ part }) => part);
}

interface Piece {
  op: Operation;
  partOf: (sending: ReadonlySet<string>) => Part;
}

/** A list asks for the fate of each of its records: a state, which never changes, is sorted by record once. */
const sorted = new WeakMap<OutboxState, ReadonlyMap<string, Piece[]>>();

function piecesOf(entityId: string, state: OutboxState): Piece[] {
  const known = sorted.get(state) ?? byRecord(state);
  sorted.set(state, known);
  return known.get(entityId) ?? [];
}

function byRecord(state: OutboxState): Map<string, Piece[]> {
  const { attention, ops, uploads } = state;
  const byHash = new Map(uploads.map((upload) => [upload.sha256, upload]));
  const pieces = new Map<string, Piece[]>();
  const add = (op: Operation, partOf: Piece['partOf']): void => {
    for (const id of new Set([op.entityId, recordOf(op)]))
      pieces.set(id, [...(pieces.get(id) ?? []), { op, partOf }]);
  };
  for (const { op, code, message } of attention) add(op, () => refused(code, message));
  for (const op of ops) add(op, (sending) => onItsWay(sending.has(op.opId)));
  for (const sent of owing(state)) add(sent.op, (sending) => acknowledgedPart(sent, byHash, sending));
  return pieces;
}

/** A photo has arrived when its bytes have, not when its name has. */
function acknowledgedPart(
  sent: Acknowledged,
  uploads: ReadonlyMap<string, Upload>,
  sending: ReadonlySet<string>,
): Part {
  const sha256 = attachedHash(sent.op);
  const upload = uploads.get(sha256 ?? '');
  if (sha256 === null || !upload) return { state: 'ARRIVED', at: sent.at };
  if (upload.storedAt !== null) return { state: 'ARRIVED', at: upload.storedAt };
  return upload.code === null ? onItsWay(sending.has(sha256)) : refused(upload.code, null);
}

function refused(code: string, message: string | null): Part {
  return { state: 'REFUSED', code, message };
}

function onItsWay(moving: boolean): Part {
  return { state: moving ? 'MOVING' : 'WAITING' };
}

function latest(instants: string[]): string | null {
  return instants.length === 0 ? null : instants.reduce((a, b) => (a > b ? a : b));
}
