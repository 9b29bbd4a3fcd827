/** The outboxes that are open in this page: one of a person, for everybody who asks. */
import { Outbox } from './outbox.svelte.ts';

const opened = new Map<string, { outbox: Outbox; opening: Promise<Outbox> }>();

/** The outbox of one person. Rejects when the phone's store cannot be opened; the next who asks tries again. */
export function openOutbox(personId: string, name = ''): Promise<Outbox> {
  const known = opened.get(personId);
  if (known && !known.outbox.isClosed) return known.opening;
  const outbox = new Outbox(personId, name);
  const opening = outbox.open().then(() => outbox);
  opened.set(personId, { outbox, opening });
  opening.catch(() => outbox.close());
  return opening;
}

/** Somebody comes in: no outbox of before sends in their name (C8), and their own begins anew. */
export function closeOutboxes(): void {
  for (const { outbox } of opened.values()) outbox.close();
  opened.clear();
}
