/** The sentence of a Problem code: what happened, why, and what to do. */
import { isProblemCode, problemSentence, type ProblemDetails } from '@prongsai/domain';
import { messages } from './messages.svelte.ts';
import { num } from './numerals.svelte.ts';

/** `told` is the server's own sentence, which knows the details; it is used where there is one. */
export function refusalSentence(
  code: string,
  told: string | null = null,
  details: ProblemDetails = {},
): string {
  if (told) return told;
  const known = isProblemCode(code) ? code : 'UNEXPECTED';
  return num(problemSentence(known, messages.language, details));
}
