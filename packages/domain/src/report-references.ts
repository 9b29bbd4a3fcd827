/** The appendix of links and files: numbered as they appear, the same link or file once (FILE1). */
import { officialNumber, officialText } from './official-text.ts';
import type { ReportTable } from './report-document.ts';
import type { MonthResult, ReportedAction, ReportedFile } from './report-results.ts';
import { dayOf, whatOf } from './report-sentences.ts';

export interface References {
  /** Numbers in Thai digits, by address. */
  readonly links: ReadonlyMap<string, string>;
  /** By the hash of the file's bytes. */
  readonly files: ReadonlyMap<string, string>;
  /** Null when nothing was linked or attached. */
  readonly table: ReportTable | null;
}

const HEADER = ['ที่', 'ลิงก์หรือชื่อไฟล์', 'ขนาด', 'การดำเนินการ'];
const NO_SIZE = '-';

/** Those of these months, in order of appearance; the table tells of the action that named each first. */
export function referencesOf(months: readonly MonthResult[]): References {
  const [links, files] = [new Map<string, string>(), new Map<string, string>()];
  const rows: string[][][] = [];
  for (const month of months) {
    for (const action of month.actions) {
      const told = [
        actionOf(action),
        `ช่องทาง ${officialText(action.channelName)} โดย ${officialText(month.unitName)}`,
      ];
      const link = action.link?.trim() ?? '';
      if (link !== '' && !links.has(link))
        rows.push([[`ลิงก์ที่ ${numbered(links, link)}`], [link], [NO_SIZE], told]);
      for (const { sha256, name, bytes } of action.files.filter((file) => !files.has(file.sha256)))
        rows.push([
          [`ไฟล์ที่ ${numbered(files, sha256)}`],
          [name.replace(/\s+/g, ' ').trim()],
          [sizeOf(bytes)],
          told,
        ]);
    }
  }
  return { links, files, table: rows.length > 0 ? { kind: 'TABLE', header: HEADER, rows } : null };
}

function numbered(numbers: Map<string, string>, key: string): string {
  const number = officialNumber(numbers.size + 1);
  numbers.set(key, number);
  return number;
}

function actionOf(action: ReportedAction): string {
  return `${dayOf(action)} ${officialText(whatOf(action))}`;
}

/** `๑.๒ เมกะไบต์`, `๓๔๐ กิโลไบต์`. */
function sizeOf(bytes: ReportedFile['bytes']): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1024) return `${officialNumber(kilobytes)} กิโลไบต์`;
  return `${officialNumber(Math.round(kilobytes / 102.4) / 10)} เมกะไบต์`;
}
