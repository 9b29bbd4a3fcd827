/** Instructions of executives: what they lack, and how they stand (INS1 to INS3). */
import { noteFault, type Fault } from './action-check.ts';
import { addDays, type Day } from './day.ts';

/** Calendar days that are proposed for an instruction. */
export const INSTRUCTION_DAYS = 7;

export const INSTRUCTION_STATUSES = ['OPEN', 'ANSWERED', 'CLOSED'] as const;
export type InstructionStatus = (typeof INSTRUCTION_STATUSES)[number];

export interface InstructionState {
  readonly status: InstructionStatus;
  /** Its day has passed, nobody has answered, and it is not closed. */
  readonly overdue: boolean;
}

/** How an instruction stands by what was said to it, in any order (INS2). */
export function instructionState(
  { dueDay }: { readonly dueDay: Day },
  words: readonly { readonly word: string }[],
  today: Day,
): InstructionState {
  const said = new Set(words.map(({ word }) => word));
  const status = said.has('CLOSE') ? 'CLOSED' : said.has('ANSWER') ? 'ANSWERED' : 'OPEN';
  return { status, overdue: status === 'OPEN' && today > dueDay };
}

/** The day that is proposed when an instruction is given on `today`. */
export function proposedDueDay(today: Day): Day {
  return addDays(today, INSTRUCTION_DAYS);
}

/** The first thing wrong with an instruction given on `givenOn`, or null (INS1). */
export function instructionFault(
  { words, dueDay }: { readonly words: string; readonly dueDay: Day },
  givenOn: Day,
): Fault | null {
  return noteFault('words', words) ?? pastFault('dueDay', dueDay, givenOn);
}

/** An answer without words and without an action, or with too many words, or null (INS2). */
export function answerFault(words: string | null, hasAction: boolean): Fault | null {
  const isEmpty = (words ?? '').trim() === '';
  if (isEmpty && !hasAction) return { field: 'words', code: 'ANSWER_MISSING', details: {} };
  return isEmpty ? null : noteFault('words', words ?? '');
}

/** A day set for others that was over when it was set, or null. */
export function pastFault(field: string, day: Day, setOn: Day): Fault | null {
  return day < setOn ? { field, code: 'DUE_DAY_PAST', details: { day } } : null;
}
