/** Asks the server how much may still be sent; without a network, what it said last stands. */
import { EvidenceRoomDocument } from '@prongsai/contract/documents';
import { query } from '#lib/api/graphql.ts';
import { clock } from '#lib/device/clock.ts';
import type { KeptDrafts } from '#lib/outbox/kept-drafts.svelte.ts';
import { isToldRoom, type ToldRoom } from './evidence-room.ts';

/** Kept beside the drafts of forms. */
const KEY = 'evidence room';

export async function lastToldRoom(drafts: Pick<KeptDrafts, 'value'>): Promise<ToldRoom | null> {
  const kept = await drafts.value(KEY);
  return isToldRoom(kept) ? kept : null;
}

/** Null when the server cannot be asked now, or has nothing to say. */
export async function askedRoom(drafts: Pick<KeptDrafts, 'keepValue'>): Promise<ToldRoom | null> {
  const toldAt = clock.now().toISOString();
  try {
    const { evidenceRoom } = await query(EvidenceRoomDocument, {});
    if (!evidenceRoom) return null;
    const told = { ...evidenceRoom, toldAt };
    await drafts.keepValue(KEY, told).catch(() => undefined);
    return told;
  } catch {
    return null;
  }
}
