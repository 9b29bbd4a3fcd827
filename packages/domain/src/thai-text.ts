/** Thai text as it is saved, sorted and cut (TXT1). */

/** One of a pair of surrogates without the other. */
const HALF_CHARACTER = /\p{Surrogate}/gu;
/** Invisible characters that copying leaves behind; the first group keeps the joiner inside an emoji. */
const ZERO_WIDTH =
  /([\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]\u200D)|[\u200B-\u200D\u2060\uFEFF]/gu;
/** More marks than any letter carries; bringing them into order takes their number squared. */
const TOO_MANY_MARKS = /(\p{M}{30})\p{M}+/gu;
const MARKS = /[\u0E31\u0E34-\u0E3A\u0E48-\u0E4B\u0E4D]{2,}/g;
const TONES = /[\u0E48-\u0E4B]/g;
const VOWELS = /[^\u0E48-\u0E4B]/g;
const NIKHAHIT_AND_AA = /\u0E4D([\u0E48-\u0E4B]*)\u0E32/g;
const TONES_AFTER_AM = /\u0E33[\u0E33\u0E48-\u0E4B]+/g;

/** Text as every database keeps it: without zero characters, and with a mark in the place of half a character. */
export function keepable(text: string): string {
  return text.replaceAll('\0', '').replace(HALF_CHARACTER, '\uFFFD');
}

/** The one spelling of what looks the same: NFC, marks in order, ํา as ำ, เเ as แ, nothing invisible. */
export function normaliseThai(text: string): string {
  return keepable(text)
    .replace(ZERO_WIDTH, '$1')
    .replace(TOO_MANY_MARKS, '$1')
    .normalize('NFC')
    .replace(MARKS, vowelsBeforeTones)
    .replace(NIKHAHIT_AND_AA, '$1\u0E33')
    .replace(TONES_AFTER_AM, tonesFirst)
    .replaceAll('เเ', 'แ')
    .normalize('NFC');
}

function vowelsBeforeTones(marks: string): string {
  return marks.replace(TONES, '') + marks.replace(VOWELS, '');
}

/** A tone stands before am, whose ring it carries: น้ำ. */
function tonesFirst(marks: string): string {
  return marks.replace(VOWELS, '') + marks.replace(TONES, '');
}

// Made when they are first needed: a slow phone takes a tenth of a second for each.
let collator: Intl.Collator | undefined;
let byGrapheme: Intl.Segmenter | undefined;
let byWord: Intl.Segmenter | undefined;

/** Thai dictionary order, numbers by their value; for `sort`. */
export function compareThai(a: string, b: string): number {
  if (a === b) return 0;
  collator ??= new Intl.Collator('th', { numeric: true });
  return collator.compare(a, b);
}

/** At most `count` characters as a reader counts them; a consonant keeps its vowel and tone marks. */
export function truncateGraphemes(text: string, count: number): string {
  byGrapheme ??= new Intl.Segmenter('th', { granularity: 'grapheme' });
  let kept = 0;
  for (const { index } of byGrapheme.segment(text)) {
    if (kept === count) return text.slice(0, index);
    kept += 1;
  }
  return text;
}

/** The words of a text where Thai breaks between them, spaces and marks among them: joined they are the text. */
export function wordsOf(text: string): string[] {
  byWord ??= new Intl.Segmenter('th', { granularity: 'word' });
  return Array.from(byWord.segment(text), ({ segment }) => segment);
}
