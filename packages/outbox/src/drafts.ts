/**
 * What forms hold, kept until it is saved, so that a page killed behind the camera loses nothing. Each form keeps it in a
 * place of its own, which no other writes: it need not look before it writes, and a page that goes right now waits for
 * no answer (C1).
 */
import type { Ports, Transaction } from './ports.ts';
import { withRoom } from './room.ts';

/** A form's hold on what is kept of it. */
export interface DraftHold {
  /** The form's own; it begins with the key of what the form is about, as `placeOf` gives it. */
  place: string;
  /** Where what it last kept or brought back lies: its own place, that of a form before it, or null for nowhere. */
  kept: string | null;
}

/** Another form has saved, emptied or brought back meanwhile what was kept of this one. */
export class DraftElsewhere extends Error {}

export function placeOf(key: string, form: string): string {
  return `${key} ${form}`;
}

/**
 * From then on it lies in the form's own place alone. A store that failed is written once more, perhaps after the form was
 * saved: `isWanted` is asked each time.
 */
export async function keepDraft(
  ports: Ports,
  { place, kept }: DraftHold,
  value: unknown,
  isWanted = (): boolean => true,
): Promise<void> {
  const savedAt = ports.clock.now().toISOString();
  await withRoom(ports, async (tx) => {
    if (!isWanted()) return;
    await Promise.all([
      tx.drafts.put({ key: place, value, savedAt }),
      kept !== null && kept !== place && tx.drafts.delete(kept),
    ]);
  });
}

/** The form was saved or emptied. */
export async function endDraft(tx: Transaction, { place, kept }: DraftHold): Promise<void> {
  await Promise.all([place, ...(kept === null ? [] : [kept])].map((each) => tx.drafts.delete(each)));
}

/** @throws DraftElsewhere: saved as well, it would be there twice */
export async function ensureHere(tx: Transaction, { kept }: DraftHold): Promise<void> {
  if (kept !== null && !(await tx.drafts.keys(kept)).includes(kept)) throw new DraftElsewhere();
}
