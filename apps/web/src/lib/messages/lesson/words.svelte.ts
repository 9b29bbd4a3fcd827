/** Sentences of the first lesson. They come, in both languages, with the page that needs them. */
import { messages } from '../messages.svelte.ts';
import { lessonEn } from './lesson-en.ts';
import { lessonTh } from './lesson-th.ts';

class LessonWords {
  current = $derived(messages.language === 'th' ? lessonTh : lessonEn);
}
export const lessonWords = new LessonWords();
