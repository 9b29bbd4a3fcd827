/** Codes of questions and disclosures: I7, E12, O19 (CODE1, CODE2). They mean nothing without a year (CODE3). */
import { INSTRUMENTS, type Instrument } from './plan.ts';
import { toArabicDigits } from './thai-digits.ts';

const LETTERS = { IIT: 'I', EIT: 'E', OIT: 'O' } as const satisfies Record<Instrument, string>;

/**
 * The normalised code of a code as printed: ๗ under IIT is I7, ๐๑๙ under OIT is O19 (CODE1). Null when it is no
 * code of that instrument.
 */
export function readItemCode(written: string, instrument: Instrument): string | null {
  const letter = LETTERS[instrument];
  const pattern = new RegExp(`^${letter}?[\\s.-]?0*([1-9]\\d?)$`, 'i');
  const number = pattern.exec(toArabicDigits(written).trim())?.[1];
  return number === undefined ? null : `${letter}${number}`;
}

/** The instrument whose letter begins a code as printed; null for a bare number. */
export function instrumentOfCode(written: string): Instrument | null {
  const first = written.trim().charAt(0).toUpperCase();
  return INSTRUMENTS.find((instrument) => LETTERS[instrument] === first) ?? null;
}

/** Order of normalised codes, for `sort`: IIT, EIT, OIT, then by number (CODE2). Unknown codes come last. */
export function compareItemCodes(a: string, b: string): number {
  return rank(a) - rank(b) || Number(a.slice(1)) - Number(b.slice(1));
}

function rank(code: string): number {
  const instrument = instrumentOfCode(code);
  return instrument === null ? INSTRUMENTS.length : INSTRUMENTS.indexOf(instrument);
}
