/** The words a new record begins with, until somebody types their own. */
import { recordingWords } from '#lib/messages/recording/words.svelte.ts';

export function prefillOf(title: string): string {
  return recordingWords.current.recording.whatPrefill(title);
}

/** Words begun under the measure `from`, for the measure `title`: typed ones stay, others name the measure. */
export function whatFor(title: string, what: string, from: string): string {
  return what === prefillOf(from) ? prefillOf(title) : what;
}
