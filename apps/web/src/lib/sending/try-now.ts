/** Sending by a tap, and what to say came of it. */
import { sendingWords } from '#lib/messages/sending/words.svelte.ts';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { notice } from '#lib/shell/notice.svelte.ts';

export async function tryNow(outbox: Outbox): Promise<void> {
  await outbox.tryNow();
  notice.say(cameOf(outbox));
}

function cameOf(outbox: Outbox): string {
  const { why, tried } = sendingWords.current.outbox;
  if (outbox.upgradeRequired) return why.UPGRADE_REQUIRED;
  const { state, unsent, toMend, waitingPhotos } = outbox;
  if (state === 'SIGNED_OUT' || state === 'OFFLINE' || state === 'BUSY') return why[state];
  if (unsent === 0) return tried.allSent;
  if (unsent === toMend) return tried.mendLeft(toMend);
  return waitingPhotos > 0 ? tried.photosLeft(waitingPhotos) : tried.left(unsent);
}
