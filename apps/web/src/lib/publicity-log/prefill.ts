/** The words a new record begins with, until somebody types their own. */
import { messages } from '#lib/messages/messages.svelte.ts';

export function prefillOf(title: string): string {
  return messages.current.record.whatPrefill(title);
}

/** Words begun under the measure `from`, for the measure `title`: typed ones stay, others name the measure. */
export function whatFor(title: string, what: string, from: string): string {
  return what === prefillOf(from) ? prefillOf(title) : what;
}
