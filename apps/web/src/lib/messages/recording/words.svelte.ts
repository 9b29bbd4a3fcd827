/** Every sentence, those of the form of an action included; they come, in both languages, with the form. */
import { messages } from '../messages.svelte.ts';
import { recordingEn } from './recording-en.ts';
import { recordingTh } from './recording-th.ts';

class RecordingWords {
  current = $derived({ ...messages.current, ...(messages.language === 'th' ? recordingTh : recordingEn) });
}
export const recordingWords = new RecordingWords();
