/** Text as an official Thai document prints it (DIG1). */
import { toThaiDigits } from './thai-digits.ts';

/** A name before a dot is read from its first character only, so that a long word takes no longer than its length. */
const ADDRESS = /:\/\/|^www\.|@|(?:^|[^a-z0-9-])[0-9-]*[a-z][a-z0-9-]*\.[a-z]{2}/i;

const CONTROL = /[\u0000-\u001f\u007f]+/g;

/** One line of text in Thai digits. Web addresses, e-mail addresses and file names stay as they are. */
export function officialText(text: string): string {
  const words = text.replace(CONTROL, ' ').split(/\s+/).filter(Boolean);
  return words.map((word) => (ADDRESS.test(word) ? word : toThaiDigits(word))).join(' ');
}

/** A number in Thai digits, thousands separated, at most two decimals: 1500 → ๑,๕๐๐. */
export function officialNumber(number: number): string {
  return toThaiDigits(new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(number));
}
