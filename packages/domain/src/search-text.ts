/**
 * Finding words inside sentences (TXT1). Thai writes no spaces between words, so a word is found wherever its
 * letters stand; spaces in what is sought part several words, and all of them must occur.
 */
import { toArabicDigits } from './thai-digits.ts';
import { normaliseThai } from './thai-text.ts';

/** A text made ready to be searched many times. */
export interface SearchText {
  /** The one spelling, as it is shown. */
  shown: string;
  /** Letter for letter as long as `shown`: capitals small, digits Arabic. */
  folded: string;
}
/** First letter and the one after the last, in `shown`. */
export type Found = readonly [from: number, until: number];
/** How a sought word was written: with its tone marks, or as if nobody wrote any. */
export type Tones = 'KEPT' | 'IGNORED';

const CAPITALS = /\p{Lu}/gu;
const TONE = /[\u0E48-\u0E4B]/g;
const TRAILING_MARKS = /^[\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]+/;

export function searchText(text: string): SearchText {
  return savedSearchText(normaliseThai(text));
}

/** The same for a text that was saved in the one spelling; a phone has thousands of them. */
export function savedSearchText(shown: string): SearchText {
  return { shown, folded: fold(shown) };
}

/** The words of what somebody typed, each once; none for blanks alone. */
export function soughtWords(typed: string): string[] {
  return [...new Set(fold(normaliseThai(typed)).split(/\s+/))].filter((word) => word !== '');
}

/**
 * Whether every word stands in one of the texts. Tone marks tell words apart (ข่าว, ขาว), so they count unless
 * told. Quick enough for thousands of texts between two frames; where the words stand is asked of those shown.
 */
export function hasWords(
  words: readonly string[],
  texts: readonly SearchText[],
  tones: Tones = 'KEPT',
): boolean {
  const read = (text: string): string => (tones === 'KEPT' ? text : withoutTones(text));
  return words.every((word) => {
    const sought = read(word);
    return texts.some(({ folded }) => read(folded).includes(sought));
  });
}

/** Where the words stand in each of the texts, in reading order and without overlap. */
export function findWords(
  words: readonly string[],
  texts: readonly SearchText[],
  tones: Tones = 'KEPT',
): Found[][] {
  return texts.map(({ shown, folded }) => {
    const read = tones === 'KEPT' ? folded : withoutTones(folded);
    const at = tones === 'KEPT' ? (place: number) => place : placesOfRest(folded);
    const found = words.flatMap((word) => occurrences(tones === 'KEPT' ? word : withoutTones(word), read));
    return joined(found.map(([from, until]) => [at(from), wholeLetter(shown, at(until - 1) + 1)]));
  });
}

/** Longer texts are shown from a little before the first place: where to begin, between two letters. */
export function beginningNear(shown: string, found: readonly Found[], before: number): number {
  const from = (found[0]?.[0] ?? 0) - before;
  return from <= before ? 0 : wholeLetter(shown, from);
}

function fold(text: string): string {
  return toArabicDigits(text).replace(CAPITALS, smallOfSameLength);
}

/** A few capitals of other scripts become two letters; they stay, so that places stay. */
function smallOfSameLength(capital: string): string {
  const small = capital.toLowerCase();
  return small.length === capital.length ? small : capital;
}

function withoutTones(text: string): string {
  return text.replace(TONE, '');
}

/** Where each letter that is no tone mark stands in the whole text. */
function placesOfRest(folded: string): (place: number) => number {
  const places: number[] = [];
  for (let at = 0; at < folded.length; at += 1) if (withoutTones(folded[at] ?? '') !== '') places.push(at);
  return (place) => places[place] ?? folded.length;
}

function occurrences(word: string, text: string): Found[] {
  const found: Found[] = [];
  if (word === '') return found;
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + word.length))
    found.push([from, from + word.length]);
  return found;
}

/** A place inside a letter moves behind the marks that belong to it: what is cut or marked stays legible. */
function wholeLetter(shown: string, place: number): number {
  return place + (TRAILING_MARKS.exec(shown.slice(place, place + 4))?.[0].length ?? 0);
}

function joined(found: Found[]): Found[] {
  const inOrder = found.sort(([a], [b]) => a - b);
  return inOrder.reduce<Found[]>((before, [from, until]) => {
    const last = before.at(-1);
    if (!last || from > last[1]) return [...before, [from, until]];
    return [...before.slice(0, -1), [last[0], Math.max(last[1], until)]];
  }, []);
}
