/** The office's sentences and those of the monthly summary. They come, in both languages, with its page. */
import { messages } from '../messages.svelte.ts';
import { words } from '../office/words.svelte.ts';
import { summaryEn } from './summary-en.ts';
import { summaryTh } from './summary-th.ts';

class SummaryWords {
  current = $derived({
    ...words.current,
    summary: messages.language === 'th' ? summaryTh : summaryEn,
  });
}
export const summaryWords = new SummaryWords();
