/**
 * Every sentence, those of the executive's and the office's screens included. These are fetched when such a
 * screen is opened: nothing may read `current` before `open` has resolved, which the layouts see to.
 */
import { messages, type Language } from '../messages.svelte.ts';
import type { OfficeMessages } from './office-th.ts';

class Words {
  #office = $state.raw<OfficeMessages | null>(null);
  current = $derived.by(() => {
    if (this.#office === null) throw new Error('The office’s sentences are not open yet.');
    return { ...messages.current, ...this.#office };
  });

  async open(language: Language): Promise<void> {
    this.#office = await sentencesIn(language);
  }
}
export const words = new Words();

async function sentencesIn(language: Language): Promise<OfficeMessages> {
  if (language === 'en') return (await import('./office-en.ts')).officeEn;
  return (await import('./office-th.ts')).officeTh;
}
