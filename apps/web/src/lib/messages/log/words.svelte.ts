/** Every sentence, those about logs included. They come, in both languages, with the pages that need them. */
import { messages } from '../messages.svelte.ts';
import { logEn } from './log-en.ts';
import { logTh } from './log-th.ts';

class LogWords {
  current = $derived({ ...messages.current, ...(messages.language === 'th' ? logTh : logEn) });
}
export const logWords = new LogWords();
