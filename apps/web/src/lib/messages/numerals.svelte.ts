/** Which digits numbers are written with; Thai digits in Thai sentences unless the person prefers others (DIG1). */
import { toThaiDigits } from '@prongsai/domain';

export const NUMERALS = ['thai', 'arabic'] as const;
export type Numerals = (typeof NUMERALS)[number];

class NumeralsInUse {
  /** What the person prefers in Thai sentences. */
  preferred = $state<Numerals>('thai');
  inThaiSentences = $state(true);
  value: Numerals = $derived(this.inThaiSentences ? this.preferred : 'arabic');
}
export const numerals = new NumeralsInUse();

/** Writes a number, or every digit of a text, with the digits in use. */
export function num(value: number | string): string {
  const text = String(value);
  return numerals.value === 'thai' ? toThaiDigits(text) : text;
}
