/**
 * Every stack of Thai marks that people write: a consonant with vowels and tones above or below it, or with
 * sara am. Longest sequences matter as much as common ones: สิทธิ์ and น้ำ are both in here.
 */
const CONSONANTS = 'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ';
const VOWELS = ['', 'ั', 'ิ', 'ี', 'ึ', 'ื', '็', 'ํ', 'ุ', 'ู', 'ฺ'];
const TONES = ['', '่', '้', '๊', '๋', '์', '๎'];
const SARA_AM = 'ำ';

/** Clusters of two to four characters, in the order they are typed. Plain consonants are not among them. */
export function thaiClusters(): string[] {
  return [...CONSONANTS].flatMap((consonant) => marksOnOneConsonant().map((marks) => consonant + marks));
}

function marksOnOneConsonant(): string[] {
  const stacks = VOWELS.flatMap((vowel) => TONES.map((tone) => vowel + tone));
  const withSaraAm = TONES.map((tone) => tone + SARA_AM);
  return [...stacks.filter((marks) => marks !== ''), ...withSaraAm];
}

/**
 * The characters in the order a shaper sees them: sara am falls into nikhahit and sara aa, and nikhahit goes
 * beneath the tone (น้ำ → น ํ ้ า).
 */
export function inShapingOrder(cluster: string): string[] {
  const characters = [...cluster];
  const [consonant = '', ...marks] = characters;
  return marks.at(-1) === SARA_AM ? [consonant, 'ํ', ...marks.slice(0, -1), 'า'] : characters;
}
