import { numbersFrom } from '@prongsai/fixtures/chance';

/** Choices that come again with the same seed. */
export interface Chance {
  /** True in that share (0 to 1) of the cases. */
  happens(share: number): boolean;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** From `from` up to, never reaching, `to`. */
  between(from: number, to: number): number;
  one<T>(choices: readonly T[]): T;
  /** So many digits of a hash that nothing has. */
  hex(digits: number): string;
}

/** `nth` tells apart what shares a seed, so that a further agency changes nothing of those before it. */
export function chanceOf(seed: number, nth: number): Chance {
  const next = numbersFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(nth + 1, 0x85ebca6b));
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    happens: (share) => next() < share,
    whole,
    between: (from, to) => from + next() * (to - from),
    one<T>(choices: readonly T[]): T {
      return choices[whole(0, choices.length - 1)] as T;
    },
    hex(digits) {
      let text = '';
      while (text.length < digits) text += whole(0, 0xfffffff).toString(16).padStart(7, '0');
      return text.slice(0, digits);
    },
  };
}
