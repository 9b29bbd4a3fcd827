import type { ReportTable } from '@prongsai/domain';
import { expect, it } from 'vitest';
import { rowsOf, type Sentence } from './report-preview.ts';

const sentence = (measureId: string, printed: string): Sentence => ({
  ...{
    measureId,
    unitId: 'finance',
    unitName: 'กองคลัง',
    month: '2023-02' as Sentence['month'],
    actionId: null,
  },
  ...{ composed: printed, printed, rewording: null, isOutdated: false },
});
const table = (rows: ReportTable['rows']): ReportTable => ({
  kind: 'TABLE',
  header: ['มาตรการ', 'ผล'],
  rows,
});
const documentOf = (...tables: ReportTable[]) => ({ blocks: tables }) as never;

it('sentences stand in the row of their measure, a row without any keeps its words', () => {
  const first = table([
    [['หนึ่ง'], ['กุมภาพันธ์', 'ทำแล้ว']],
    [['สอง'], ['มีนาคม']],
  ]);
  const second = table([[['สาม'], ['เมษายน', 'ผล', 'ทำ ก', 'ทำ ข']]]);
  const sentences = [sentence('1', 'ทำแล้ว'), sentence('3', 'ทำ ก'), sentence('3', 'ทำ ข')];
  const rows = rowsOf({ document: documentOf(first, second), sentences });
  expect(rows.get(first)).toEqual([
    { cells: [['หนึ่ง'], ['กุมภาพันธ์']], sentences: sentences.slice(0, 1) },
    { cells: [['สอง'], ['มีนาคม']], sentences: [] },
  ]);
  expect(rows.get(second)).toEqual([{ cells: [['สาม'], ['เมษายน', 'ผล']], sentences: sentences.slice(1) }]);
});
