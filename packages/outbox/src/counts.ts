import { attentionOf } from './attention.ts';
import type { OutboxState } from './fate.ts';
import { attachedHash } from './model.ts';
import { isStored } from './upkeep.ts';

export interface Counts {
  /** Operations waiting, other than those whose photo is counted below. */
  waiting: number;
  /** Photos whose bytes the server has not got. */
  waitingPhotos: number;
  attention: number;
  /** All that would be missed if this phone fell into the river. */
  unsent: number;
}

/** Each piece of unsent work, counted once. */
export function countsOf(state: OutboxState): Counts {
  const owed = new Set(
    state.uploads.filter((u) => !isStored(u) && u.code === null).map(({ sha256 }) => sha256),
  );
  const live = [...state.ops, ...state.acknowledged.map(({ op }) => op)].map(attachedHash);
  const photos = new Set(live.filter((sha256) => sha256 !== null && owed.has(sha256)));
  const waiting = state.ops.filter((op) => !photos.has(attachedHash(op))).length;
  const attention = attentionOf(state).length;
  return { waiting, waitingPhotos: photos.size, attention, unsent: waiting + photos.size + attention };
}
