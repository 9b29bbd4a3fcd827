/** The municipality's report as it was printed, split here and not by the product. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const SEED_FILE = resolve(
  import.meta.dirname,
  '../../packages/fixtures/src/plan-2566/report-fy2566-round1.txt',
);

/** Rows of five cells, headers included, without the paragraph marks. */
export const SEED_ROWS = readFileSync(SEED_FILE, 'utf8')
  .split('\n')
  .filter((line) => line.includes('\t'))
  .map((line) => line.split('\t').map((cell) => cell.replace(/<\/?p>/gu, '')));

/** Tables in the document: each begins with a header row. */
export const SEED_TABLES = SEED_ROWS.filter(([first]) => first?.startsWith('ประเด็นที่ต้องปรับปรุง')).length;
