/** The app's files in Cache Storage: what a browser lost of them is fetched again. */
import { version } from '$app/env';
import type { PrecacheController, PrecacheEntry } from 'workbox-precaching';
import { isOurs } from './ours.ts';

/** Fetches what is missing, or everything. Says whether all is there now; never takes anything away. */
export async function mend(
  kept: PrecacheController,
  files: readonly PrecacheEntry[],
  everything: boolean,
): Promise<boolean> {
  const cache = await caches.open(kept.strategy.cacheName);
  const present = new Set((await cache.keys()).map(({ url }) => url));
  let isWhole = true;
  for (const { url } of files) {
    const key = kept.getCacheKeyForURL(url) ?? url;
    if (everything || !present.has(key)) isWhole = (await fetchInto(cache, key, url)) && isWhole;
  }
  return isWhole;
}

async function fetchInto(cache: Cache, key: string, url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { cache: 'reload' });
    if (!(await isOurs(url, response, version))) return false;
    await cache.put(key, response);
    return true;
  } catch {
    // No network, or no room.
    return false;
  }
}
