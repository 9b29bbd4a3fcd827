import type { Upload } from '@prongsai/outbox';
import { describe, expect, it } from 'vitest';
import { isToldRoom, roomNear, type ToldRoom } from './evidence-room.ts';

const MB = 1_000_000;
const NOW = new Date('2023-02-20T05:00:00Z');
const TOLD: ToldRoom = {
  dayLimit: 100 * MB,
  dayLeft: 60 * MB,
  dayEndsAt: '2023-02-20T17:00:00Z',
  agencyLimit: 1000 * MB,
  agencyLeft: 500 * MB,
  toldAt: '2023-02-20T03:00:00Z',
};
const upload = (size: number, storedAt: string | null): Upload => ({
  sha256: String(size),
  size,
  savedAt: '2023-02-20T02:00:00Z',
  tries: 0,
  notBefore: null,
  storedAt,
  missing: false,
  code: null,
});

describe('the room for photos and files', () => {
  it('is not spoken of while there is enough', () => {
    expect(roomNear(TOLD, [], 0, NOW)).toBeNull();
  });

  it('is less by what waits on this phone, what went since, and what is in the form', () => {
    const before = upload(30 * MB, '2023-02-20T02:30:00Z');
    const since = upload(20 * MB, '2023-02-20T04:00:00Z');
    const waiting = upload(15 * MB, null);
    expect(roomNear(TOLD, [before], 0, NOW), 'counted by the server already').toBeNull();
    expect(roomNear(TOLD, [before, since, waiting], 4 * MB, NOW)).toEqual({
      whose: 'DAY',
      leftBytes: 21 * MB,
      limitBytes: 100 * MB,
      photos: 35,
    });
  });

  it('is never less than nothing, and there again the day after', () => {
    const waiting = upload(90 * MB, null);
    expect(roomNear(TOLD, [waiting], 0, NOW)).toMatchObject({ leftBytes: 0, photos: 0 });
    expect(roomNear({ ...TOLD, dayLeft: 0 }, [], 0, new Date('2023-02-20T17:00:00Z'))).toBeNull();
  });

  it('is the agency’s when that ends first, also the day after', () => {
    const full = { ...TOLD, agencyLeft: 3 * MB };
    for (const now of [NOW, new Date('2023-02-21T05:00:00Z')])
      expect(roomNear(full, [], 0, now)).toMatchObject({ whose: 'AGENCY', leftBytes: 3 * MB, photos: 5 });
  });

  it('is read back only as it was kept', () => {
    expect([TOLD, null, 'x', { ...TOLD, dayLeft: '1' }].map(isToldRoom)).toEqual([true, false, false, false]);
  });
});
