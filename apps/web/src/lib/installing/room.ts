/** The room on this phone, for components. */
import { storageRoom } from '#lib/device/storage-room.ts';

export { askToKeep, isShort, storageRoom } from '#lib/device/storage-room.ts';

/** A photo with its thumbnail, twice: once in the draft and once saved. */
const PHOTO_BYTES = 800_000;
/** Fewer than these are worth a warning. */
const FEW_PHOTOS = 50;

export interface ShortRoom {
  roomBytes: number;
  /** How many photos that is. */
  photos: number;
}

/** The room left, when it is short; null while there is enough, or the browser does not say. */
export async function shortRoom(): Promise<ShortRoom | null> {
  const { roomBytes } = await storageRoom();
  if (roomBytes === null || roomBytes >= FEW_PHOTOS * PHOTO_BYTES) return null;
  return { roomBytes: Math.max(0, roomBytes), photos: Math.max(0, Math.floor(roomBytes / PHOTO_BYTES)) };
}
