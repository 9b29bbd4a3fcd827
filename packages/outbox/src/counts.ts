import type { Operation } from '@prongsai/contract';
import { attentionOf } from './attention.ts';
import type { OutboxState } from './fate.ts';
import { attachedHash, recordOf } from './model.ts';
import { owing } from './owed-bytes.ts';
import { isOpen, isStored } from './uploads.ts';

/** Counted as a person counts: an action with its changes and photos is one record, a deed on a month is one. */
export interface Counts {
  /** Records on their way, or half-way. */
  waiting: number;
  /** Photos on their way: part of the records above, never added to them. */
  waitingPhotos: number;
  /** Records that a person must look at. */
  attention: number;
  /** Records that are not wholly with the server: all that would be missed if this phone fell into the river. */
  unsent: number;
}

export function countsOf(state: OutboxState): Counts {
  const refused = new Set(attentionOf(state).map(({ op }) => recordOf(op)));
  const unsent = new Set([...unsentOps(state).map(recordOf), ...refused]);
  return {
    waiting: unsent.size - refused.size,
    waitingPhotos: waitingPhotos(state).size,
    attention: refused.size,
    unsent: unsent.size,
  };
}

/** When the oldest piece of unsent work was saved on a phone; null when all is sent. */
export function unsentSince(state: OutboxState): string | null {
  const saved = unsentOps(state).map(({ clientTime }) => clientTime);
  return saved.length === 0 ? null : saved.reduce((a, b) => (a < b ? a : b));
}

/** What waits, what was refused, and what the server knows but lacks the bytes of. */
export function unsentOps(state: OutboxState): Operation[] {
  const { ops, attention, uploads } = state;
  const owed = new Set(uploads.filter((upload) => !isStored(upload)).map(({ sha256 }) => sha256));
  const applied = owing(state).map(({ op }) => op);
  const halfSent = applied.filter((op) => owed.has(attachedHash(op) ?? ''));
  return [...halfSent, ...ops, ...attention.map(({ op }) => op)];
}

function waitingPhotos({ ops, acknowledged, uploads }: OutboxState): Set<string> {
  const open = uploads.filter(isOpen);
  const owed = new Set(open.map(({ sha256 }) => sha256));
  const live = [...ops, ...acknowledged.map(({ op }) => op)].map(attachedHash);
  return new Set(live.filter((sha256) => sha256 !== null && owed.has(sha256)).map(String));
}
