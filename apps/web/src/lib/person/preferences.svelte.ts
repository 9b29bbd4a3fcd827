/**
 * How a person likes the app to look and to speak. Kept on this phone for each person, and what was chosen last for
 * everybody: so the door looks as it did before somebody signed out. `static/looks.js` reads it before the app.
 */
import { LANGUAGES, messages, type Language } from '#lib/messages/messages.svelte.ts';
import { NUMERALS, numerals, type Numerals } from '#lib/messages/numerals.svelte.ts';
import { person } from './person.svelte.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export const TEXT_SIZES = ['normal', 'large', 'larger', 'largest'] as const;

export interface Preferences {
  theme: (typeof THEMES)[number];
  text: (typeof TEXT_SIZES)[number];
  language: Language;
  numerals: Numerals;
}

const KEY = 'prongsai.preferences';
/** In the place of a person: what was chosen last. */
const ANYBODY = '';
const USUAL: Preferences = { theme: 'auto', text: 'normal', language: 'th', numerals: 'thai' };

class PreferencesInUse {
  current = $state.raw<Preferences>(USUAL);

  /** Takes up what the person chose on this phone before. */
  async recall(): Promise<void> {
    const kept = keptOnPhone();
    await this.#follow(known({ ...kept[ANYBODY], ...kept[person.current?.id ?? ANYBODY] }));
  }

  async use(chosen: Partial<Preferences>): Promise<void> {
    const kept = keptOnPhone();
    for (const id of new Set([ANYBODY, person.current?.id ?? ANYBODY])) kept[id] = { ...kept[id], ...chosen };
    localStorage.setItem(KEY, JSON.stringify(kept));
    await this.#follow({ ...this.current, ...chosen });
  }

  async #follow(preferred: Preferences): Promise<void> {
    this.current = preferred;
    const { language, numerals: digits } = preferred;
    numerals.preferred = digits;
    if (language !== messages.language) await messages.use(language);
    dispatchEvent(new Event('prongsai:looks'));
  }
}
export const preferences = new PreferencesInUse();

function keptOnPhone(): Record<string, Partial<Preferences>> {
  try {
    return { ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return {};
  }
}

/** A newer version may have kept what this one does not know. */
function known({ theme, text, language, numerals: digits }: Partial<Preferences>): Preferences {
  return {
    theme: oneOf(THEMES, theme) ?? USUAL.theme,
    text: oneOf(TEXT_SIZES, text) ?? USUAL.text,
    language: oneOf(LANGUAGES, language) ?? USUAL.language,
    numerals: oneOf(NUMERALS, digits) ?? USUAL.numerals,
  };
}

function oneOf<T>(choices: readonly T[], value: T | undefined): T | undefined {
  return choices.find((choice) => choice === value);
}
