/** Sending by a tap, and what to say came of it. */
import { sendingWords } from '#lib/messages/sending/words.svelte.ts';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { notice } from '#lib/shell/notice.svelte.ts';

export async function tryNow(outbox: Outbox): Promise<void> {
  const stuck = await outbox.tryNow().then(
    () => whyStuck(outbox),
    () => sendingWords.current.outbox.why.STORE,
  );
  if (stuck) notice.fail(stuck);
  else notice.say(cameOf(outbox));
}

function whyStuck({ state, upgradeRequired }: Outbox): string | null {
  const { why } = sendingWords.current.outbox;
  if (upgradeRequired) return why.UPGRADE_REQUIRED;
  return state === 'IDLE' || state === 'SENDING' ? null : why[state];
}

function cameOf(outbox: Outbox): string {
  const { tried } = sendingWords.current.outbox;
  const { unsent, toMend, waitingPhotos, waitingFiles } = outbox;
  if (unsent === 0) return tried.allSent;
  if (unsent === toMend) return tried.mendLeft(toMend);
  return waitingPhotos + waitingFiles > 0
    ? tried.evidenceLeft(waitingPhotos, waitingFiles)
    : tried.left(unsent);
}
