/** Thai digits: read wherever a number is typed, written wherever the official form has them (DIG1). */

const THAI_ZERO = 0x0e50;

/** ๐–๙ as 0–9; everything else as it is. */
export function toArabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));
}

/** 0–9 as ๐–๙; everything else as it is. */
export function toThaiDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(Number(digit) + THAI_ZERO));
}

/** A number from zero up without a fraction, in either digits, thousands with commas or without; else null. */
export function parseWholeNumber(text: string): number | null {
  const digits = toArabicDigits(text).trim();
  if (!/^(\d+|\d{1,3}(,\d{3})+)$/.test(digits)) return null;
  const number = Number(digits.replaceAll(',', ''));
  return Number.isSafeInteger(number) ? number : null;
}
