/** The language in use. Thai comes with the app; English is fetched from the kept files when it is chosen. */
import { numerals } from './numerals.svelte.ts';
import { th, type Messages } from './th.ts';

export const LANGUAGES = ['th', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

class MessagesInUse {
  /** Every sentence, in the language in use. */
  current = $state.raw<Messages>(th);
  language = $state<Language>('th');

  async use(language: Language): Promise<void> {
    this.current = language === 'th' ? th : (await import('./en.ts')).en;
    this.language = language;
    numerals.inThaiSentences = language === 'th';
  }
}
export const messages = new MessagesInUse();
