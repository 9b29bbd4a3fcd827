import { openOutbox } from '#lib/outbox/outbox.svelte.ts';
import { person } from '#lib/person/person.svelte.ts';

/** What this person has on the phone is read while the page is made ready. */
export async function load({ parent }: { parent: () => Promise<unknown> }): Promise<void> {
  await parent();
  if (person.current) void openOutbox(person.current.id, person.current.displayName);
}
