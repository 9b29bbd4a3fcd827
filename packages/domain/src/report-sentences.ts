/** The sentences a report adds to the plan (REP2). Thai digits, Buddhist years (DIG1, BE1). */
import { thaiDay, thaiMonth } from './buddhist.ts';
import { officialNumber, officialText } from './official-text.ts';
import type { MonthResult, ReportedAction } from './report-results.ts';

const OFFICIAL = { digits: 'thai', month: 'long' } as const;

/** Numbers in Thai digits: of photos and files by the hash of their bytes, of links by their address. */
export interface Numbers {
  readonly photos: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

/** What one unit did in one month, paragraph by paragraph; nothing for a month nobody owes yet. */
export function monthSentences(result: MonthResult, numbers: Numbers): string[] {
  if (result.actions.length === 0) return silence(result);
  const count = `ดำเนินการ ${officialNumber(result.actions.length)} รายการ`;
  const beingMended = result.status === 'RETURNED' ? ' (อยู่ระหว่างแก้ไขข้อมูล)' : '';
  return [
    `${whoAndWhen(result)} ${count}${beingMended} ดังนี้`,
    ...result.actions.map((action, i) => `(${officialNumber(i + 1)}) ${actionSentence(action, numbers)}`),
  ];
}

function silence(result: MonthResult): string[] {
  switch (result.status) {
    case 'NOT_OWED':
    case 'NOT_YET':
      return [];
    // Without an action only a stated nothing can be checked.
    case 'CHECKED':
    case 'NOTHING_TO_REPORT':
      return [`${whoAndWhen(result)} ไม่มีการดำเนินการ${because(result.reason)}`];
    case 'RETURNED':
      return [`${whoAndWhen(result)} ไม่มีบันทึกการดำเนินการ (อยู่ระหว่างแก้ไขข้อมูล)`];
    default:
      return [`${whoAndWhen(result)} ไม่มีบันทึกการดำเนินการ`];
  }
}

function whoAndWhen({ month, unitName }: MonthResult): string {
  return `เดือน${thaiMonth(month, OFFICIAL)} ${officialText(unitName)}`;
}

function because(reason: string | null): string {
  const text = officialText(reason ?? '').replace(/^เนื่องจาก\s*/, '');
  return text === '' ? '' : ` เนื่องจาก${text}`;
}

function actionSentence(action: ReportedAction, { photos, files, links }: Numbers): string {
  const parts = [
    dayOf(action),
    officialText(action.what),
    `ผ่านช่องทาง ${officialText(action.channelName)}`,
    quantityOf(action),
    placeOf(action),
    linkOf(action, links),
    numbersOf('ภาพที่', action.photos, photos),
    withheldOf(action, photos),
    numbersOf('ไฟล์ที่', action.files, files),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** `วันที่ ๑๔ กุมภาพันธ์ ๒๕๖๖`. */
export function dayOf({ day }: ReportedAction): string {
  return `วันที่ ${thaiDay(day, OFFICIAL)}`;
}

/** `ณ ตลาดสดเทศบาล`, or nothing when no place was written. */
export function placeOf({ place }: ReportedAction): string {
  const text = officialText(place ?? '').replace(/^ณ\s+/, '');
  return text === '' ? '' : `ณ ${text}`;
}

function quantityOf({ quantity, quantityUnit }: ReportedAction): string {
  if (quantity === null) return '';
  return `จำนวน ${officialNumber(quantity)} ${officialText(quantityUnit ?? '')}`.trim();
}

function linkOf({ link }: ReportedAction, links: Numbers['links']): string {
  const address = link?.trim() ?? '';
  return address === '' ? '' : `ดูได้ที่ ${address} (ลิงก์ที่ ${links.get(address) ?? ''})`;
}

/** Photos without a number are not shown to this audience, and are counted all the same (PHOTO1). */
function withheldOf(action: ReportedAction, numbers: Numbers['photos']): string {
  const count = unnumbered(action, numbers);
  return count === 0 ? '' : `(ไม่เผยแพร่ ${officialNumber(count)} ภาพ)`;
}

/** How many photos of an action are not shown. */
export function unnumbered({ photos }: ReportedAction, numbers: Numbers['photos']): number {
  return new Set(photos.flatMap(({ sha256 }) => (numbers.has(sha256) ? [] : sha256))).size;
}

function numbersOf(
  noun: string,
  evidence: readonly { readonly sha256: string }[],
  numbers: ReadonlyMap<string, string>,
): string {
  const known = new Set(evidence.flatMap(({ sha256 }) => numbers.get(sha256) ?? []));
  return known.size === 0 ? '' : `(${noun} ${[...known].join(', ')})`;
}
