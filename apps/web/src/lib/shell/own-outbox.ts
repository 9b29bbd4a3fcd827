import { openOutbox } from '#lib/outbox/of-page.ts';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { person } from '#lib/person/person.svelte.ts';

/** The signed-in person's outbox, opened once; null when nobody is signed in. Rejects when the phone's store cannot be opened. */
export function ownOutbox(): Promise<Outbox> | null {
  return person.current && openOutbox(person.current.id, person.current.displayName);
}
