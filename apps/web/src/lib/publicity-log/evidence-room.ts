/** How much of photos and files may still be sent: as the server last said, less what this phone has saved since. */
import type { EvidenceRoomQuery } from '@prongsai/contract/documents';
import type { Upload } from '@prongsai/outbox';

/** What the server last said, in bytes, and when. */
export type ToldRoom = NonNullable<EvidenceRoomQuery['evidenceRoom']> & { toldAt: string };

export interface RoomNear {
  /** Whose room ends first. */
  whose: 'DAY' | 'AGENCY';
  leftBytes: number;
  limitBytes: number;
  /** About how many photos that is. */
  photos: number;
}

/** A photo as the phone shrinks it. */
const PHOTO_BYTES = 600_000;
/** An action's photos with a file of full size: less than this is worth a word. */
const NEAR_BYTES = 20 * PHOTO_BYTES + 10_000_000;

/** What is left where it is little; null where there is enough. `addingBytes`: in the form, and not saved yet. */
export function roomNear(
  told: ToldRoom,
  uploads: readonly Upload[],
  addingBytes: number,
  now: Date,
): RoomNear | null {
  const unsent = sumOf(uploads.filter(({ storedAt }) => storedAt === null));
  const sentSince = sumOf(uploads.filter(({ storedAt }) => storedAt !== null && storedAt > told.toldAt));
  const isToday = now < new Date(told.dayEndsAt);
  const day = isToday ? told.dayLeft - sentSince : told.dayLimit;
  const agency = told.agencyLeft - sentSince;
  const [leftBytes, limitBytes, whose] =
    agency < day ? ([agency, told.agencyLimit, 'AGENCY'] as const) : ([day, told.dayLimit, 'DAY'] as const);
  const left = Math.max(0, leftBytes - unsent - addingBytes);
  if (left >= NEAR_BYTES) return null;
  return { whose, leftBytes: left, limitBytes, photos: Math.floor(left / PHOTO_BYTES) };
}

function sumOf(uploads: readonly Upload[]): number {
  return uploads.reduce((sum, { size }) => sum + size, 0);
}

export function isToldRoom(value: unknown): value is ToldRoom {
  if (typeof value !== 'object' || value === null) return false;
  const told = value as Record<string, unknown>;
  const sizes = ['dayLimit', 'dayLeft', 'agencyLimit', 'agencyLeft'];
  return (
    sizes.every((name) => typeof told[name] === 'number') &&
    ['dayEndsAt', 'toldAt'].every((name) => typeof told[name] === 'string')
  );
}
