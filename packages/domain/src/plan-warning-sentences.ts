/** What each warning of a plan says, in Thai and English. `{text}` and `{suggestion}` come from the warning. */
import type { PlanWarning, PlanWarningCode } from './plan.ts';
import type { Language } from './problems.ts';

const SENTENCES: Readonly<Record<PlanWarningCode, Readonly<Record<Language, string>>>> = {
  INSTRUMENT_INFERRED: {
    th: 'ไม่มีหัวข้อเครื่องมือเหนือตาราง จึงอ่านเป็น {suggestion} จากเลขข้อ',
    en: 'No heading names the instrument; read as {suggestion} from the item numbers.',
  },
  SUSPECTED_SLIP: {
    th: 'คำว่า “{text}” อาจเป็น “{suggestion}” ระบบเก็บตามต้นฉบับ',
    en: '“{text}” may be a slip for “{suggestion}”; kept as written.',
  },
  STALE_YEAR: { th: 'ข้อความกล่าวถึงปีอื่น: {text}', en: 'The text speaks of another year: {text}' },
  DUE_BEFORE_WINDOW: {
    th: 'กำหนดเสร็จ {text} อยู่ก่อนช่วงดำเนินการ',
    en: 'Due {text}, before the measure’s own window.',
  },
  DUE_OUTSIDE_YEAR: {
    th: 'กำหนดเสร็จ {text} อยู่นอกปีงบประมาณของแผน จึงนับเป็นงานของเดือน{suggestion}',
    en: 'Due {text}, outside the plan’s fiscal year; owed in {suggestion}.',
  },
  WINDOW_PAST_ROUND: {
    th: 'ช่วงดำเนินการ {text} เลยรอบรายงานนี้',
    en: 'The window {text} runs past the round of this document.',
  },
  SEVERAL_ITEMS: { th: 'แถวเดียวมีหลายข้อ: {text}', en: 'One row answers several items: {text}' },
  FREQUENCY_TO_PICK: {
    th: 'ข้อความให้เลือกความถี่ได้: {text} ระหว่างนี้ใช้ความถี่ที่ถี่กว่า',
    en: 'The text offers a choice of frequency: {text}. Until somebody picks, the tighter one counts.',
  },
  FREQUENCY_UNSTATED: {
    th: 'ไม่ระบุความถี่ ถือว่าทำหนึ่งครั้งภายในเดือนสุดท้าย: {text}',
    en: 'No frequency is written; once, in the last month: {text}',
  },
  FREQUENCY_IMPLIED: {
    th: 'ข้อความหมายถึงทำต่อเนื่อง จึงถือเป็นรายเดือน: {text}',
    en: 'The text implies going on all the time; taken as monthly: {text}',
  },
  ZERO_FOR_LETTER_O: {
    th: 'ใช้เลขศูนย์ไทยแทนตัวอักษร O: {text} อ่านเป็น {suggestion}',
    en: 'A Thai zero stands for the letter O: {text}, read as {suggestion}.',
  },
  NO_EXECUTIVE_DUTY: {
    th: 'มาตรการนี้ไม่มีข้อที่ผู้บริหารต้องติดตาม',
    en: 'This measure gives executives nothing to follow up.',
  },
  DUPLICATE_DUTY: {
    th: 'ข้อรายงานผลซ้ำกับมาตรการอื่นทุกตัวอักษร: {text}',
    en: 'The duty repeats another measure’s word for word: {text}',
  },
  WINDOW_UNREAD: {
    th: 'อ่านช่วงดำเนินการไม่ได้: {text} ระหว่างนี้ถือว่าตลอดปีงบประมาณ',
    en: 'The window cannot be read: {text}. Until somebody sets it, the whole fiscal year counts.',
  },
};

/** One sentence for a person who is looking at an imported plan. */
export function planWarningSentence(warning: PlanWarning, language: Language): string {
  const values: Readonly<Record<string, string | null>> = {
    text: warning.text,
    suggestion: warning.suggestion,
  };
  return SENTENCES[warning.code][language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '–');
}
