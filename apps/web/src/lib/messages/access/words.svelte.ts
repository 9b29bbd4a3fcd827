/** Sentences about coming in. They come, in both languages, with the page that needs them. */
import { messages } from '../messages.svelte.ts';
import { accessEn } from './access-en.ts';
import { accessTh } from './access-th.ts';

class AccessWords {
  current = $derived(messages.language === 'th' ? accessTh : accessEn);
}
export const accessWords = new AccessWords();
