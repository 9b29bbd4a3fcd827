/** What people are reminded of, and when (REM1 to REM5): the same on the phone's own list and in what is sent out. */
import { thaiDay, thaiMonth } from './buddhist.ts';
import { addDays, lastDayOf, monthOf, type Day, type YearMonth } from './day.ts';
import { englishDay, englishMonth } from './english-dates.ts';
import type { Language } from './problems.ts';

/** Calendar days before a month's due day on which its first reminder goes out (REM1). */
export const REMINDER_DAYS = 3;

export const REMINDER_KINDS = [
  'DUE_SOON',
  'DUE_TODAY',
  'RETURNED',
  'CALLED',
  'INSTRUCTED',
  'ANSWERED',
  'CLOSED',
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** A month that units are reminded of. */
export interface DueMonth {
  readonly kind: 'DUE_SOON' | 'DUE_TODAY';
  readonly month: YearMonth;
}

/** The months whose reminder goes out on `today`: due today, and due in three days (REM1). */
export function monthsToRemindOf(today: Day, graceDays: number): DueMonth[] {
  const due = [
    { kind: 'DUE_TODAY', on: today },
    { kind: 'DUE_SOON', on: addDays(today, REMINDER_DAYS) },
  ] as const;
  return due.flatMap(({ kind, on }) => {
    const last = addDays(on, -graceDays);
    return lastDayOf(monthOf(last)) === last ? [{ kind, month: monthOf(last) }] : [];
  });
}

/** What the phone's own list says of a month due on `due`: from three days before until that day (REM1). */
export function dueKind(due: Day, today: Day): DueMonth['kind'] | null {
  if (today === due) return 'DUE_TODAY';
  return today < due && today >= addDays(due, -REMINDER_DAYS) ? 'DUE_SOON' : null;
}

export interface Reminder {
  readonly kind: ReminderKind;
  /** Null for an instruction that is about no month. */
  readonly month: YearMonth | null;
  /** How many measures the unit still has to answer; 1 for a month that was sent back, and for an instruction. */
  readonly count: number;
  /** The last day in time. */
  readonly dueOn: Day;
  /** The measure that was sent back, or that an instruction is about; empty for none. */
  readonly measure?: string;
  /** The words that came with it; empty for none. */
  readonly note?: string;
}

/** A heading and a sentence of what is left to do; Buddhist years, in digits everybody's lock screen shows. */
export function reminderWords(reminder: Reminder, language: Language): { title: string; body: string } {
  return language === 'th' ? inThai(reminder) : inEnglish(reminder);
}

function inThai({ kind, month, count, dueOn, measure = '', note = '' }: Reminder) {
  const of = month === null ? '' : thaiMonth(month, ARABIC);
  const due = thaiDay(dueOn, ARABIC);
  const left = `ยังไม่ได้ส่งอีก ${count} มาตรการ`;
  switch (kind) {
    case 'RETURNED':
      return { title: `ส่งกลับแก้ไข งานเดือน${of}`, body: about(measure, note) };
    case 'DUE_TODAY':
      return { title: `วันนี้ครบกำหนดส่งงานเดือน${of}`, body: `${left} กรุณาบันทึกและส่งภายในวันนี้` };
    case 'DUE_SOON':
      return { title: `ใกล้ครบกำหนดส่งงานเดือน${of}`, body: `${left} ครบกำหนดวันที่ ${due}` };
    case 'CALLED':
      return { title: `ผู้บริหารกำชับงานเดือน${of}`, body: said(left, note) };
    case 'INSTRUCTED':
      return { title: `ข้อสั่งการ ภายในวันที่ ${due}`, body: about(measure, note) };
    case 'ANSWERED':
      return { title: 'มีคำตอบข้อสั่งการ', body: about(measure, note) };
    case 'CLOSED':
      return { title: 'ปิดข้อสั่งการแล้ว', body: about(measure, note) };
  }
}

function inEnglish({ kind, month, count, dueOn, measure = '', note = '' }: Reminder) {
  const of = month === null ? '' : englishMonth(month);
  const due = englishDay(dueOn);
  const left = count === 1 ? '1 measure is still open' : `${count} measures are still open`;
  switch (kind) {
    case 'RETURNED':
      return { title: `Sent back: ${of}`, body: about(measure, note) };
    case 'DUE_TODAY':
      return { title: `${of} is due today`, body: `${left}. Record and submit today.` };
    case 'DUE_SOON':
      return { title: `${of} is due soon`, body: `${left}; due on ${due}.` };
    case 'CALLED':
      return { title: `An executive calls for ${of}`, body: said(left, note) };
    case 'INSTRUCTED':
      return { title: `Instruction, due on ${due}`, body: about(measure, note) };
    case 'ANSWERED':
      return { title: 'An instruction was answered', body: about(measure, note) };
    case 'CLOSED':
      return { title: 'An instruction was closed', body: about(measure, note) };
  }
}

function about(measure: string, note: string): string {
  return measure === '' || note === '' ? `${measure}${note}` : `${measure}: ${note}`;
}

function said(sentence: string, note: string): string {
  return note === '' ? sentence : `${sentence} · ${note}`;
}

/** Under a letter: how to get no more of them. */
export const REMINDER_FOOTER =
  'ปิดการเตือนหรือเปลี่ยนที่อยู่อีเมลได้ที่หน้า “ฉัน” ในโปร่งใส · Turn off these e-mails or change the address on the page “Me” of Prongsai.';

const ARABIC = { digits: 'arabic' } as const;

const BANGKOK_HOURS = 7;
const FIRST_HOUR = 8;

/** Whether it is late enough in Bangkok's morning for what is due today to go out (REM1). */
export function isPastMorning(instant: Date): boolean {
  return (instant.getUTCHours() + BANGKOK_HOURS) % 24 >= FIRST_HOUR;
}
