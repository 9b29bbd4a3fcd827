/** How safe the phone keeps what is saved on it, and how much more it takes. */
export interface StorageRoom {
  /** The browser has promised not to clear it by itself; null when it does not say. */
  kept: boolean | null;
  usedBytes: number | null;
  /** Bytes still free to this app. */
  roomBytes: number | null;
}

/** Less room than this is short: a month of photos, whatever the phone's size; or a tenth of it all. */
const SHORT_BYTES = 200_000_000;
const SHORT_SHARE = 0.1;

/** Whether the person should make room before there is none. */
export function isShort({ usedBytes, roomBytes }: Pick<StorageRoom, 'usedBytes' | 'roomBytes'>): boolean {
  if (roomBytes === null) return false;
  return roomBytes < SHORT_BYTES || roomBytes < SHORT_SHARE * (roomBytes + (usedBytes ?? 0));
}

export async function storageRoom(): Promise<StorageRoom> {
  if (!navigator.storage) return { kept: null, usedBytes: null, roomBytes: null };
  const { usage = null, quota = null } = (await navigator.storage.estimate?.()) ?? {};
  const kept = (await navigator.storage.persisted?.()) ?? null;
  return { kept, usedBytes: usage, roomBytes: quota === null ? null : Math.max(0, quota - (usage ?? 0)) };
}

/** Asks the browser not to clear this app's storage; false when it will not promise. Some ask the person. */
export async function askToKeep(): Promise<boolean> {
  if (!navigator.storage?.persist) return false;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}
