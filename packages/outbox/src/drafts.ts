/**
 * What forms hold, kept until it is saved, so that a page killed behind the camera loses nothing. Two tabs may have the
 * same form open: whoever writes or ends a draft has read what stands there, or wrote it (C1).
 */
import type { Draft } from './model.ts';
import type { Ports, Transaction } from './ports.ts';
import { withRoom } from './room.ts';

/** A form's hold on what is kept of it. */
export interface DraftHold {
  key: string;
  /** Begins the marks of all that this form writes. */
  form: string;
  /** The mark of what it last read or wrote; null when nothing was kept. */
  read: string | null;
}

/** What is kept, undefined when nothing is, and by which mark it is known. */
export interface KeptDraft {
  value: unknown;
  mark: string | null;
}

/** Something else is kept there than this form has read or written; when it has ended, nothing is any more. */
export class DraftElsewhere extends Error {
  readonly ended: boolean;

  constructor(ended: boolean) {
    super();
    this.ended = ended;
  }
}

export function readDraft({ storage }: Ports, key: string): Promise<KeptDraft> {
  return storage.read(async (tx) => {
    const [draft, mark] = await Promise.all([tx.drafts.get(key), markOf(tx, key)]);
    return { value: draft?.value, mark };
  });
}

/**
 * Says its mark, or null when it was not written: a store that failed is written once more, perhaps after the form was
 * saved, and `isWanted` is asked each time. Throws DraftElsewhere; then nothing was written either.
 */
export async function keepDraft(
  ports: Ports,
  hold: DraftHold,
  value: unknown,
  isWanted = (): boolean => true,
): Promise<string | null> {
  const { key, form, read } = hold;
  const savedAt = ports.clock.now().toISOString();
  const mark = `${form} ${ports.ids.next()}`;
  return withRoom(ports, async (tx) => {
    if (!isWanted()) return null;
    // Its own, it writes over without looking: a page that goes right now waits for no answer.
    if (!read?.startsWith(form)) ensureHeld(await markOf(tx, key), hold);
    await Promise.all([
      tx.drafts.put({ key, value, savedAt }),
      tx.drafts.put({ key: markKey(key), value: mark, savedAt }),
    ]);
    return mark;
  });
}

/** What another form has kept since stays. */
export async function dropDraft({ storage }: Ports, hold: DraftHold): Promise<void> {
  await storage.write((tx) => endDraft(tx, hold, true));
}

/**
 * What another form has kept stays. Throws DraftElsewhere when another form has ended or brought back what was kept of
 * this one, unless `anyway`: both would save it.
 */
export async function endDraft(tx: Transaction, hold: DraftHold, anyway: boolean): Promise<void> {
  const mark = await markOf(tx, hold.key);
  if (hold.read !== null && !anyway) ensureHeld(mark, hold);
  if (!isHeld(mark, hold)) return;
  await Promise.all([tx.drafts.delete(hold.key), tx.drafts.delete(markKey(hold.key))]);
}

function ensureHeld(mark: string | null, hold: DraftHold): void {
  if (!isHeld(mark, hold)) throw new DraftElsewhere(mark === null);
}

/** A form's own writings may follow each other faster than it is told of them. */
function isHeld(mark: string | null, { form, read }: DraftHold): boolean {
  return mark === read || (mark?.startsWith(form) ?? false);
}

/** Kept apart: a draft has photos, which a slow phone need not read to see whose they are. */
async function markOf(tx: Transaction, key: string): Promise<string | null> {
  const mark = await tx.drafts.get(markKey(key));
  // One of an earlier version of the app, or brought back by taking back a save, is known by when it was kept.
  return mark ? String(mark.value) : ((await tx.drafts.get(key))?.savedAt ?? null);
}

function markKey(key: string): Draft['key'] {
  return `${key} mark`;
}
