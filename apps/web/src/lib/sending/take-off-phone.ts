/** Taking refused work off the phone, with a way back for a slip of the finger. */
import { sendingWords } from '#lib/messages/sending/words.svelte.ts';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { notice } from '#lib/shell/notice.svelte.ts';

/** `said` is told with the offer to put it back. Rejects when it is still there. */
export async function takeOffPhone(
  outbox: Outbox,
  opId: string,
  reason: string,
  said: string,
): Promise<void> {
  const t = sendingWords.current.outbox;
  const gone = await outbox.withdraw(opId, reason);
  const putBack = (): void =>
    void outbox.putBack(gone).then(
      () => notice.say(t.isBack),
      () => notice.fail(t.failed, { label: t.putBack, run: putBack }),
    );
  notice.say(said, { label: t.putBack, run: putBack });
}
