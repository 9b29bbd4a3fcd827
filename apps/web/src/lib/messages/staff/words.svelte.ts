/** These sentences, in both languages, come with the parts that need them; the first screen needs none. */
import { messages } from '../messages.svelte.ts';
import { staffEn } from './staff-en.ts';
import { staffTh } from './staff-th.ts';

class StaffWords {
  current = $derived(messages.language === 'th' ? staffTh : staffEn);
}
export const staffWords = new StaffWords();
