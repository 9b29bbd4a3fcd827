/** The language in use. Thai comes with the app; English is fetched from the kept files when it is chosen. */
import { numerals, type Numerals } from './numerals.svelte.ts';
import { th, type Messages } from './th.ts';

export type Language = 'th' | 'en';
const LANGUAGE_KEY = 'prongsai.language';
const NUMERALS_KEY = 'prongsai.numerals';

class MessagesInUse {
  /** Every sentence, in the language in use. */
  current = $state.raw<Messages>(th);
  language = $state<Language>('th');

  /** Takes up what the person chose on this phone before. */
  async recall(): Promise<void> {
    if (localStorage.getItem(NUMERALS_KEY) === 'arabic') numerals.preferred = 'arabic';
    if (localStorage.getItem(LANGUAGE_KEY) === 'en') await this.use('en');
  }

  async use(language: Language): Promise<void> {
    this.current = language === 'th' ? th : (await import('./en.ts')).en;
    this.language = language;
    numerals.inThaiSentences = language === 'th';
    document.documentElement.lang = language;
    localStorage.setItem(LANGUAGE_KEY, language);
  }

  useNumerals(value: Numerals): void {
    numerals.preferred = value;
    localStorage.setItem(NUMERALS_KEY, value);
  }
}
export const messages = new MessagesInUse();
