import { describe, expect, it } from 'vitest';
import type { Day } from './day.ts';
import { answerFault, instructionFault, instructionState, proposedDueDay } from './instruction.ts';

const day = (text: string) => text as Day;
const due = { dueDay: day('2023-02-27') };
const said = (...words: string[]) => words.map((word) => ({ word }));

describe('[INS2] how an instruction stands', () => {
  const onTheDay = day('2023-02-27');
  const dayAfter = day('2023-02-28');

  it('is open until somebody answers, and overdue from the day after its own', () => {
    expect(instructionState(due, [], onTheDay)).toEqual({ status: 'OPEN', overdue: false });
    expect(instructionState(due, [], dayAfter)).toEqual({ status: 'OPEN', overdue: true });
  });

  it('is answered, and no longer overdue, however late the answer came', () => {
    expect(instructionState(due, said('ANSWER'), dayAfter)).toEqual({ status: 'ANSWERED', overdue: false });
  });

  it('[INS3] is closed for good, answered or not, in whichever order its words come', () => {
    const closed = { status: 'CLOSED', overdue: false };
    expect(instructionState(due, said('CLOSE'), dayAfter)).toEqual(closed);
    expect(instructionState(due, said('CLOSE', 'ANSWER'), dayAfter)).toEqual(closed);
    expect(instructionState(due, said('ANSWER', 'CLOSE'), dayAfter)).toEqual(closed);
  });

  it('passes over a word that only a newer release knows', () => {
    expect(instructionState(due, said('PRAISE'), onTheDay).status).toBe('OPEN');
  });
});

describe('[INS1] what an instruction needs', () => {
  const today = day('2023-02-20');

  it('words, and a day that has not passed', () => {
    const fault = (words: string, dueDay: string) =>
      instructionFault({ words, dueDay: day(dueDay) }, today)?.code ?? null;
    expect(fault('ขอภาพป้ายหน้าสำนักงาน', '2023-02-20')).toBeNull();
    expect(fault('  ', '2023-02-27')).toBe('REASON_MISSING');
    expect(fault('ก'.repeat(2001), '2023-02-27')).toBe('TEXT_TOO_LONG');
    expect(fault('ขอภาพป้ายหน้าสำนักงาน', '2023-02-19')).toBe('DUE_DAY_PAST');
  });

  it('is proposed for a week later', () => {
    expect(proposedDueDay(day('2023-02-24'))).toBe('2023-03-03');
  });

  it('[INS2] an answer has words, an action, or both', () => {
    expect(answerFault(null, false)?.code).toBe('ANSWER_MISSING');
    expect(answerFault(' ', false)).toMatchObject({ field: 'words', code: 'ANSWER_MISSING' });
    expect(answerFault(null, true)).toBeNull();
    expect(answerFault('ติดป้ายแล้ว', false)).toBeNull();
    expect(answerFault('ก'.repeat(2001), true)?.code).toBe('TEXT_TOO_LONG');
  });
});
