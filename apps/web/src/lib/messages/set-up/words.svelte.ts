/** Sentences of the set-up page. They come, in both languages, with the page that needs them. */
import { messages } from '../messages.svelte.ts';
import { setUpEn } from './set-up-en.ts';
import { setUpTh } from './set-up-th.ts';

class SetUpWords {
  current = $derived(messages.language === 'th' ? setUpTh : setUpEn);
}
export const setUpWords = new SetUpWords();
