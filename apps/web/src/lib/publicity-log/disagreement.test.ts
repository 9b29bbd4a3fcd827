import type { ActionRow } from '@prongsai/contract';
import { describe, expect, it } from 'vitest';
import { disagreements } from './disagreement.ts';

const NOW: ActionRow = {
  logId: 'log',
  day: '2023-02-14',
  channel: 'WEBSITE',
  what: 'ติดประกาศหน้าอำเภอ',
  place: null,
  quantity: 30,
  link: null,
  recordedById: 'malee',
  recordedByName: 'มาลี',
  clientTime: '2023-02-14T03:00:00.000Z',
  receivedAt: '2023-02-14T03:00:00.000Z',
  withdrawnAt: null,
  withdrawnReason: null,
};

describe('a refused change beside the action as it is', () => {
  it('[C5] shows both sides of each field on which they differ, in the order of the form', () => {
    expect(disagreements({ quantity: 20, what: 'ติดประกาศที่ตลาด', place: 'ตลาดสด' }, NOW)).toEqual([
      { field: 'what', mine: 'ติดประกาศที่ตลาด', theirs: 'ติดประกาศหน้าอำเภอ' },
      { field: 'place', mine: 'ตลาดสด', theirs: '' },
      { field: 'quantity', mine: '20', theirs: '30' },
    ]);
  });

  it('shows a field that one side has emptied', () => {
    expect(disagreements({ quantity: null }, NOW)).toEqual([{ field: 'quantity', mine: '', theirs: '30' }]);
  });

  it('leaves out what the change does not name and what both wrote alike', () => {
    expect(disagreements({ what: NOW.what, link: null }, NOW)).toEqual([]);
  });
});
