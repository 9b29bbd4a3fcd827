/** What the forms of sign-in, enrolment and set-up share: sending once, and putting answers at their fields. */
import { goto } from '$app/navigation';
import { ApiError } from '#lib/api/graphql.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { homeOf, person, type RememberedPerson } from './person.svelte.ts';
import type { SignInAnswer } from './sign-in.ts';

export const SHORTEST_PASSWORD = 8;

export class DoorForm {
  busy = $state(false);
  /** Sentences by field name; the empty name is the whole form's. */
  errors = $state<Record<string, string>>({});

  /** Sends when `faults` is empty; answers with the person who came in, or null. */
  async send(
    faults: Record<string, string>,
    ask: () => Promise<SignInAnswer>,
  ): Promise<RememberedPerson | null> {
    this.errors = faults;
    if (this.busy || Object.keys(faults).length > 0) return null;
    this.busy = true;
    try {
      const answer = await ask();
      this.errors = Object.fromEntries(
        answer.errors.map(({ field, message }) => [fieldName(field), message]),
      );
      return answer.person;
    } catch (error) {
      this.errors = { '': sentenceOf(error) };
      return null;
    } finally {
      this.busy = false;
    }
  }
}

/**
 * The phone remembers the person and shows them their first page, or the one they were on the way to. What somebody else
 * shared with the app is not theirs.
 */
export async function comeIn(newcomer: RememberedPerson, next: string | null = null): Promise<void> {
  (await import('#lib/outbox/of-page.ts')).closeOutboxes();
  const before = person.current?.id ?? null;
  if (before !== null && before !== newcomer.id)
    await (await import('#lib/device/doorstep.ts')).clearDoorstep();
  if (before === newcomer.id) void goOnReminding().catch(() => undefined);
  person.remember(newcomer);
  await goto(safePath(next) ?? homeOf(newcomer), { replace: true });
}

/** What this browser was asked to show somebody else is not the newcomer’s to have, nor is it offered unasked. */
async function goOnReminding(): Promise<void> {
  await (await import('#lib/reminder/reminding.ts')).showHereAgain();
}

/** What to tell somebody whose request was not answered. */
export function sentenceOf(error: unknown): string {
  const { api } = messages.current;
  return error instanceof ApiError ? api[error.failure] : api.SERVER;
}

/** A fault of `input.password` belongs to the password. */
function fieldName(field: string | null): string {
  return field?.split('.').at(-1) ?? '';
}

/** Only a path of this app: an address given in a link must not lead elsewhere. */
function safePath(next: string | null): string | null {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : null;
}
