/**
 * Keeps the app's shell on the phone and nothing else: it answers GETs from what was kept, never touches a
 * POST, the API or a photo, and takes over only when the person says so. Sending is the page's work; a
 * background `sync` merely wakes the pages that are open.
 */
import { assets, immutable, routes } from '$app/manifest';
import { version } from '$app/env';
import { self } from '$app/service-worker';
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { appAddresses, SHELL } from './addresses.ts';

precacheAndRoute(shellFiles());
registerRoute(new NavigationRoute(createHandlerBoundToURL(SHELL), { allowlist: appAddresses(routes) }));
cleanupOutdatedCaches();

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  if (isMessage(event.data, 'use-new-version')) void self.skipWaiting();
});

self.addEventListener('sync', (event) => {
  if (isExtendable(event)) event.waitUntil(wakePages());
});

/**
 * The shell and `version.json` are kept together: when the second one is newer than the first, kit reloads
 * any page that meets an error, for ever.
 */
function shellFiles(): PrecacheEntry[] {
  const named = immutable.map(({ path }) => ({ url: `/${path}`, revision: null }));
  const plain = [...assets.map(({ path }) => `/${path}`), SHELL, '/_app/version.json'];
  return [...named, ...plain.map((url) => ({ url, revision: version }))];
}

async function wakePages(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage({ type: 'drain' });
}

function isMessage(data: unknown, type: string): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === type;
}

/** TypeScript does not know Background Sync's event, which extends this one. */
function isExtendable(event: Event): event is ExtendableEvent {
  return event instanceof ExtendableEvent;
}
