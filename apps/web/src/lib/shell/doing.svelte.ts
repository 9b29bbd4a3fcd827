/** What a tap does: once at a time, and what stands in its way in words. */
import { StorageFull } from '@prongsai/outbox';
import { messages } from '#lib/messages/messages.svelte.ts';
import { notice, type Afterthought } from './notice.svelte.ts';

/** What is thrown by something that was not done, with what stood in the way as a sentence. */
export class Refused extends Error {
  override name = 'Refused';
}

interface Telling {
  then?: Afterthought;
  notDone?: string;
}

export class Doing {
  busy = $state(false);
  /** Why the last one was not done. */
  error = $state<string>();

  /** Says whether it is done. Deaf to a second tap meanwhile. */
  async run(work: () => Promise<unknown>, notDone = messages.current.saving.notSaved): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = undefined;
    try {
      await work();
      return true;
    } catch (failure) {
      this.error = wordsOf(failure) ?? notDone;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Where no form stands to say it in, a notice tells what became of it. */
  async tell(work: () => Promise<unknown>, done: string, { then, notDone }: Telling = {}): Promise<void> {
    if (await this.run(work, notDone)) notice.say(done, then);
    else if (this.error !== undefined) notice.fail(this.error);
  }
}

function wordsOf(failure: unknown): string | null {
  if (failure instanceof StorageFull) return messages.current.saving.noRoom;
  return failure instanceof Refused ? failure.message : null;
}
