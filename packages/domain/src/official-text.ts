/** Text as an official Thai document prints it (DIG1). */
import { toThaiDigits } from './thai-digits.ts';

/**
 * Addresses by their beginning, by a name with a letter before a dot (`b2.go.th`, `plan_66.pdf`), or by four numbers
 * (`203.154.1.1`; ข้อ 1.2.3.4 is none); and names of files by how they end, whatever stands before it. A name is looked
 * at from its beginning only, lest a long word take the square of its length.
 */
const LEFT_ALONE = [
  /:\/\/|^www\.|@/i,
  /(?:^|[^a-z0-9_-])[0-9_-]*[a-z][a-z0-9_-]*\.[a-z]{2,}/i,
  /\d{2,3}(?:\.\d{1,3}){3}/,
  /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|txt|csv|jpe?g|png|gif|webp|heic|mp[34]|mov|zip|rar|7z)(?![a-z0-9])/i,
];

const CONTROL = /[\u0000-\u001f\u007f]+/g;

/** One line of text in Thai digits. Web addresses, e-mail addresses and file names stay as they are. */
export function officialText(text: string): string {
  const words = text.replace(CONTROL, ' ').split(/\s+/).filter(Boolean);
  return words
    .map((word) => (LEFT_ALONE.some((kind) => kind.test(word)) ? word : toThaiDigits(word)))
    .join(' ');
}

/** A number in Thai digits, thousands separated, at most two decimals: 1500 → ๑,๕๐๐. */
export function officialNumber(number: number): string {
  return toThaiDigits(new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(number));
}
