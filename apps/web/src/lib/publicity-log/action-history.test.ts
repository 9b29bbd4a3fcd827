import type { Operation } from '@prongsai/contract';
import { expect, test } from 'vitest';
import { changesUnsent } from './action-history.ts';

/** What is done to a photo of the action on this phone. */
function edited(payload: Partial<Operation<'changePhoto'>['payload']>): Operation {
  return {
    ...{ opId: 'op', seq: 1, kind: 'changePhoto', entityId: 'photo', baseVersion: null, afterOpId: null },
    ...{ payload: { actionId: 'action', ...payload }, clientTime: '2023-02-14T03:00:00Z' },
  } as Operation<'changePhoto'>;
}

test('a caption that waits to be sent stands in the history, another order of the photos does not [LOG3] [PHOTO5]', () => {
  const unsent = (payload: object) => changesUnsent([edited(payload)], 'action', 'สมหญิง');
  expect(unsent({ caption: 'ป้ายหน้าตลาด', position: 1 })).toMatchObject([
    { by: 'สมหญิง', kind: 'PHOTO_CHANGED', fields: [{ field: 'caption', before: null, after: 'ป้ายหน้าตลาด' }] },
  ]);
  expect(unsent({ position: 1 })).toEqual([]);
});
