import type { ActionRow, LogRow, SyncRow } from '@prongsai/contract';
import { parseMonth } from '@prongsai/domain';
import { baseRows } from '@prongsai/outbox';
import { describe, expect, it } from 'vitest';
import { earlierActions, lastTime, reachedFor } from './earlier-actions.ts';
import { alsoCountedFor } from './one-act.ts';
import { prefillOf, whatFor } from './prefill.ts';

const AT = '2023-02-14T02:00:00.000Z';

function log(id: string, measureId: string, unitId = 'คลัง'): SyncRow {
  const data: LogRow = { measureId, unitId, month: '2023-02' };
  return { kind: 'log', id, version: 1, data };
}

function action(id: string, logId: string, fields: Partial<ActionRow> = {}): SyncRow {
  const data: ActionRow = {
    ...{ logId, day: '2023-02-14', channel: 'NOTICE_BOARD', what: 'ติดประกาศ' },
    ...{ place: null, quantity: null, link: null, recordedById: 'somying', recordedByName: 'สมหญิง' },
    ...{ clientTime: AT, receivedAt: AT, withdrawnAt: null, withdrawnReason: null },
    ...fields,
  };
  return { kind: 'action', id, version: 1, data };
}

const ROWS = baseRows([
  log('a', 'ข้อ ๗'),
  log('b', 'ข้อ ๑๓'),
  log('c', 'ข้อ ๗', 'ช่าง'),
  action('first', 'a', { day: '2023-02-01', channel: 'LINE' }),
  action('newest', 'b', { day: '2023-02-20' }),
  action('withdrawn', 'a', { day: '2023-02-21', withdrawnAt: AT }),
  action('elsewhere', 'c', { day: '2023-02-22' }),
]);
const whats = (): string[] => earlierActions(ROWS, 'คลัง').map(({ data }) => data.day);

describe('what a unit did before', () => {
  it('is its own, newest first, without what was withdrawn', () => {
    expect(whats()).toEqual(['2023-02-20', '2023-02-01']);
  });

  it('for this measure comes before anything newer for another', () => {
    const earlier = earlierActions(ROWS, 'คลัง');
    expect(lastTime(earlier, 'ข้อ ๗')?.data.day).toBe('2023-02-01');
    expect(lastTime(earlier, 'ข้อ ๙')?.data.day).toBe('2023-02-20');
    expect(lastTime([], 'ข้อ ๗')).toBeNull();
  });

  it('[CHAN2] says which channels it reaches for', () => {
    const present = parseMonth('2023-02');
    if (!present) throw new Error('The calendar is wrong');
    const channels = [{ code: 'WEBSITE' }, { code: 'LINE' }, { code: 'NOTICE_BOARD' }];
    const order = reachedFor(channels, earlierActions(ROWS, 'คลัง'), present).map(({ code }) => code);
    expect(order.at(-1)).toBe('WEBSITE');
  });
});

describe('[ACT1] one act', () => {
  const measure = (id: string, position: number): SyncRow =>
    ({ kind: 'measure', id, version: 1, data: { position } }) as SyncRow;
  const rows = baseRows([
    ...[measure('ข้อ ๗', 1), measure('ข้อ ๑๓', 3), measure('ข้อ ๑๔', 2), measure('ข้อ ๑๕', 4)],
    ...[log('a', 'ข้อ ๗'), log('b', 'ข้อ ๑๓'), log('c', 'ข้อ ๑๔'), log('d', 'ข้อ ๑๕')],
    ...[action('one', 'a'), action('two', 'b'), action('three', 'c')],
    action('withdrawn', 'd', { withdrawnAt: AT }),
    action('later', 'd', { clientTime: '2023-02-14T02:00:01.000Z' }),
  ]);

  it('names the other measures in the order of the plan', () => {
    const one = rows.action.get('one');
    if (!one) throw new Error('the action is gone');
    expect(alsoCountedFor(rows, one).map(({ id }) => id)).toEqual(['ข้อ ๑๔', 'ข้อ ๑๓']);
  });

  it('lets words that nobody typed name each measure, and keeps typed ones', () => {
    expect(whatFor('แผนจัดหาพัสดุ', prefillOf('ช่องทางร้องเรียน'), 'ช่องทางร้องเรียน')).toBe(prefillOf('แผนจัดหาพัสดุ'));
    expect(whatFor('แผนจัดหาพัสดุ', 'ติดประกาศ', 'ช่องทางร้องเรียน')).toBe('ติดประกาศ');
  });
});
