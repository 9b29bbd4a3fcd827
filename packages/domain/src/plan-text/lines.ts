/** The text as lines with their numbers, and why a text is not one. */
import type { PlanTextFault } from './fault.ts';

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** Some sixty times a real plan. */
export const MAX_PLAN_CHARACTERS = 500_000;
/** What a Word file, or Thai text in another encoding, turns into when it is read as UTF-8. */
const NOT_TEXT = /[\0\uFFFD]/;

/** Lines of any line ending, without a byte order mark. */
export function linesOf(text: string): readonly Line[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  return lines.map((line, index) => ({ number: index + 1, text: line }));
}

/** Why the text cannot be read at all; null when it can. */
export function faultOfText(text: string): PlanTextFault | null {
  if (text.length > MAX_PLAN_CHARACTERS) return { fault: 'TOO_LARGE', line: 1, found: String(text.length) };
  const garbled = linesOf(text).find((line) => NOT_TEXT.test(line.text));
  return garbled ? { fault: 'NOT_TEXT', line: garbled.number, found: excerpt(garbled.text) } : null;
}

/** The beginning of a text, for a message. */
export function excerpt(text: string): string {
  const characters = [...text.trim()];
  return characters.length <= 40 ? characters.join('') : `${characters.slice(0, 40).join('')}…`;
}
