/** The sentences a report adds to the plan (REP2). Thai digits, Buddhist years (DIG1, BE1). */
import { thaiDay, thaiMonth } from './buddhist.ts';
import { officialNumber, officialText } from './official-text.ts';
import type { MonthResult, ReportedAction, ReportedRewording } from './report-results.ts';

const OFFICIAL = { digits: 'thai', month: 'long' } as const;

/**
 * Numbers in Thai digits: of photos and files by the hash of their bytes, of links by their address. Null where the
 * appendix that numbers lead to does not print.
 */
export interface Numbers {
  readonly photos: ReadonlyMap<string, string> | null;
  readonly files: ReadonlyMap<string, string> | null;
  readonly links: ReadonlyMap<string, string> | null;
}

/** One paragraph that a report adds to the plan. */
export interface ReportSentence {
  /** Null for the sentence about the unit’s month as a whole. */
  readonly actionId: string | null;
  /** Words composed from the records: these an officer may write anew (REP9). */
  readonly composed: string;
  readonly rewording: ReportedRewording | null;
  /** As it prints: numbered, in whichever words, with the numbers of photos, links and files behind them. */
  readonly printed: string;
}

/** What one unit did in one month, paragraph by paragraph; nothing for a month nobody owes yet. */
export function monthSentences(result: MonthResult, numbers: Numbers): ReportSentence[] {
  const { actions, rewording } = result;
  const composed = monthWords(result);
  if (composed === null) return [];
  const printed = rewording?.text ?? composed;
  return [
    { actionId: null, composed, rewording, printed },
    ...actions.map((action, i) => actionSentence(action, `(${officialNumber(i + 1)})`, numbers)),
  ];
}

/** Whether the records say something else now than when it was reworded (REP9). */
export function isOutdated({ rewording, composed }: Pick<ReportSentence, 'rewording' | 'composed'>): boolean {
  return rewording !== null && rewording.composed !== composed;
}

function monthWords(result: MonthResult): string | null {
  const { actions, status, reason } = result;
  if (actions.length > 0) {
    const beingMended = status === 'RETURNED' ? ' (อยู่ระหว่างแก้ไขข้อมูล)' : '';
    return `${whoAndWhen(result)} ดำเนินการ ${officialNumber(actions.length)} รายการ${beingMended} ดังนี้`;
  }
  switch (status) {
    case 'NOT_OWED':
    case 'NOT_YET':
      return null;
    // Without an action only a stated nothing can be checked.
    case 'CHECKED':
    case 'NOTHING_TO_REPORT':
      return `${whoAndWhen(result)} ไม่มีการดำเนินการ${because(reason)}`;
    case 'RETURNED':
      return `${whoAndWhen(result)} ไม่มีบันทึกการดำเนินการ (อยู่ระหว่างแก้ไขข้อมูล)`;
    default:
      return `${whoAndWhen(result)} ไม่มีบันทึกการดำเนินการ`;
  }
}

function whoAndWhen({ month, unitName }: MonthResult): string {
  return `เดือน${thaiMonth(month, OFFICIAL)} ${officialText(unitName)}`;
}

function because(reason: string | null): string {
  const text = officialText(reason ?? '').replace(/^เนื่องจาก\s*/, '');
  return text === '' ? '' : ` เนื่องจาก${text}`;
}

function actionSentence(action: ReportedAction, number: string, numbers: Numbers): ReportSentence {
  const { id: actionId, rewording } = action;
  const composed = actionWords(action);
  const printed = joined([number, rewording?.text ?? composed, ...evidenceOf(action, numbers)]);
  return { actionId, composed, rewording, printed };
}

function actionWords(action: ReportedAction): string {
  return joined([dayOf(action), officialText(action.what), howOf(action)]);
}

/** Behind what was done: through which channel, how much, and where. */
function howOf(action: ReportedAction): string {
  return joined([`ผ่านช่องทาง ${officialText(action.channelName)}`, quantityOf(action), placeOf(action)]);
}

/**
 * What was done, wherever an action is named outside its sentence: in the words of whoever wrote the sentence anew (REP9),
 * without the day and all that stands behind as far as they left it so; else as it was recorded.
 */
export function whatOf(action: ReportedAction): string {
  if (!action.rewording) return action.what;
  const { text } = action.rewording;
  const [before, behind] = [`${dayOf(action)} `, ` ${howOf(action)}`];
  const from = text.startsWith(before) ? before.length : 0;
  const to = text.endsWith(behind) ? -behind.length : text.length;
  return text.slice(from, to) || text;
}

/** What ties a sentence to the appendices: numbers change as records come in, so nobody writes them. */
function evidenceOf(action: ReportedAction, { photos, files, links }: Numbers): string[] {
  return [
    linkOf(action, links),
    numbersOf('ภาพที่', action.photos, photos),
    withheldOf(action, photos),
    numbersOf('ไฟล์ที่', action.files, files),
  ];
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** `วันที่ ๑๔ กุมภาพันธ์ ๒๕๖๖`. */
export function dayOf({ day }: ReportedAction): string {
  return `วันที่ ${thaiDay(day, OFFICIAL)}`;
}

/** What stands before the answer to a channel’s question of place, by its code; ณ for all others. */
const BEFORE_PLACE: Readonly<Record<string, string>> = { LINE: 'ใน', LETTER: 'ถึง' };

/** `ณ ตลาดสดเทศบาล`, `ถึงผู้ใหญ่บ้านทุกหมู่`; nothing when no place was written. */
export function placeOf({ channel, place }: ReportedAction): string {
  const before = BEFORE_PLACE[channel] ?? 'ณ ';
  const text = officialText(place ?? '');
  return text === '' || text.startsWith(before) ? text : `${before}${text}`;
}

function quantityOf({ quantity, quantityUnit }: ReportedAction): string {
  if (quantity === null) return '';
  return `จำนวน ${officialNumber(quantity)} ${officialText(quantityUnit ?? '')}`.trim();
}

function linkOf({ link }: ReportedAction, links: Numbers['links']): string {
  const address = link?.trim() ?? '';
  if (address === '') return '';
  return links ? `ดูได้ที่ ${address} (ลิงก์ที่ ${links.get(address) ?? ''})` : `ดูได้ที่ ${address}`;
}

/** Photos without a number are not shown to this audience, and are counted all the same (PHOTO1). */
function withheldOf(action: ReportedAction, numbers: Numbers['photos']): string {
  const count = numbers ? unnumbered(action, numbers) : 0;
  return count === 0 ? '' : `(ไม่เผยแพร่ ${officialNumber(count)} ภาพ)`;
}

/** How many photos of an action are not shown. */
export function unnumbered({ photos }: ReportedAction, numbers: Numbers['photos']): number {
  return new Set(photos.flatMap(({ sha256 }) => (numbers?.has(sha256) ? [] : sha256))).size;
}

function numbersOf(
  noun: string,
  evidence: readonly { readonly sha256: string }[],
  numbers: ReadonlyMap<string, string> | null,
): string {
  const known = new Set(evidence.flatMap(({ sha256 }) => numbers?.get(sha256) ?? []));
  return known.size === 0 ? '' : `(${noun} ${[...known].join(', ')})`;
}
