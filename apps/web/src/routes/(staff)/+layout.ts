import { ownOutbox } from '#lib/shell/own-outbox.ts';

/** What this person has on the phone is read while the page is made ready; the gate says when that fails. */
export async function load({ parent }: { parent: () => Promise<unknown> }): Promise<void> {
  await parent();
  void ownOutbox();
}
