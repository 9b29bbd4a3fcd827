import { describe, expect, it } from 'vitest';
import { isOneAct, type ActMark } from './act.ts';

const NOTICE: ActMark = {
  logId: 'ข้อ ๗',
  recordedById: 'somying',
  clientTime: '2023-02-20T02:00:00.000Z',
  day: '2023-02-20',
  channel: 'NOTICE_BOARD',
};
const also = (changes: Partial<ActMark> = {}): ActMark => ({ ...NOTICE, logId: 'ข้อ ๑๓', ...changes });

describe('[ACT1] one thing done', () => {
  it('may count for several measures', () => expect(isOneAct(NOTICE, also())).toBe(true));

  it.each([
    ['the same measure twice', { logId: NOTICE.logId }],
    ['somebody else', { recordedById: 'somchai' }],
    ['another moment', { clientTime: '2023-02-20T02:00:00.001Z' }],
    ['another day', { day: '2023-02-19' }],
    ['another channel', { channel: 'LINE' }],
  ])('is not one with %s', (_, changes) => expect(isOneAct(NOTICE, also(changes))).toBe(false));

  it('is nobody’s when its people are gone', () => {
    expect(isOneAct({ ...NOTICE, recordedById: null }, also({ recordedById: null }))).toBe(false);
  });
});
