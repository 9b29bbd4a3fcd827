import { expect, test } from 'vitest';
import type { LoggedDeed } from './cell-index.ts';
import { statementOf } from './unit-word.ts';

const deed = (id: string, byId: string, data: Partial<LoggedDeed['data']>) =>
  ({ id, kind: 'deed', version: 1, local: false, data: { byId, covered: [], ...data } }) as LoggedDeed;
const ofA = deed('a', 'somying', { deed: 'NOTHING_TO_REPORT', note: 'ยังไม่มีงบประมาณ' });
const ofB = deed('b', 'prasert', { deed: 'NOTHING_TO_REPORT', note: 'เจ้าหน้าที่ลา' });
const takingBack = deed('c', 'prasert', { deed: 'TAKE_BACK', takesBackId: 'b' });

test('[CELL5] a statement that was taken back is told no more, the other head’s is', () => {
  expect(statementOf({ actions: [], deeds: [ofB, ofA] })).toBe(ofB);
  expect(statementOf({ actions: [], deeds: [takingBack, ofB, ofA] })).toBe(ofA);
  expect(statementOf({ actions: [], deeds: [takingBack, ofB] })).toBeNull();
});
