/** Every sentence, those of reports included; they come with the pages that show one. */
import { messages } from '../messages.svelte.ts';
import { reportEn } from './report-en.ts';
import { reportTh } from './report-th.ts';

class ReportWords {
  current = $derived({ ...messages.current, ...(messages.language === 'th' ? reportTh : reportEn) });
}
export const reportWords = new ReportWords();
