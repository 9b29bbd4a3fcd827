/**
 * Keeps the app's shell on the phone: it answers GETs from what was kept, never touches the API or a photo, lays
 * down what other apps share until a form takes it in, and takes over only when the person says so. What a browser
 * lost of the shell is fetched again. Sending is the page's work; a background `sync` merely wakes the pages that are
 * open.
 */
import { assets, immutable, routes } from '$app/manifest';
import { version } from '$app/env';
import { self } from '$app/service-worker';
import { PrecacheController, type PrecacheEntry } from 'workbox-precaching';
import { appAddresses, SHELL } from './addresses.ts';
import { mend } from './kept-files.ts';
import { isOurs } from './ours.ts';
import { showReminders } from './reminders.ts';
import { withoutShell } from './without-shell.ts';

const FILES = shellFiles();
const ADDRESSES = appAddresses(routes);
const onlyOurs = {
  cacheWillUpdate: async ({ request, response }: { request: Request; response: Response }) =>
    (await isOurs(request.url, response, version)) ? response : null,
};
const kept = new PrecacheController({ plugins: [onlyOurs] });
kept.precache(FILES);
const keptShell = kept.createHandlerBoundToURL(SHELL);

self.addEventListener('fetch', (event) => {
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  if (isMessage(event.data, 'use-new-version')) event.waitUntil(self.skipWaiting());
  if (isMessage(event.data, 'mend')) event.waitUntil(mendAndAnswer(event));
});

self.addEventListener('sync', (event) => {
  if (isExtendable(event)) event.waitUntil(wakePages());
});

showReminders(self);

/** All but what draws the pages of a report, which few look at and never without a network. */
function shellFiles(): PrecacheEntry[] {
  const needed = immutable.filter(({ path }) => !path.endsWith('.mjs'));
  const named = needed.map(({ path }) => ({ url: `/${path}`, revision: null }));
  const plain = [...assets.map(({ path }) => `/${path}`), SHELL];
  return [...named, ...plain.map((url) => ({ url, revision: version }))];
}

/** Null is left to the browser. Workbox's router would be a fifth of all this, for three kinds of addresses. */
function answerTo(event: FetchEvent): Promise<Response> | null {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== self.location.origin) return null;
  if (request.method === 'POST' && pathname === '/share') return layDown(request);
  if (request.method !== 'GET') return null;
  const cacheKey = kept.getCacheKeyForURL(pathname + search);
  if (cacheKey) return kept.strategy.handle({ request, event, params: { cacheKey } });
  if (pathname === '/_app/version.json') return tellVersion(request);
  const isApp = request.mode === 'navigate' && ADDRESSES.some((address) => address.test(pathname + search));
  return isApp ? openShell(event) : null;
}

function openShell(event: FetchEvent): Promise<Response> {
  return wholeShell(event)
    .catch(() => shellAnew(event))
    .catch(withoutShell);
}

/** Bytes that rotted on the phone fail only as they are read: in a page that is drawn as they come, without a word. */
async function wholeShell(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const shell = await keptShell({ request, event, url: new URL(request.url) });
  return new Response(await shell.arrayBuffer(), shell);
}

/** A damaged one is let go: what is missing comes from the network, and is mended. */
async function shellAnew(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(kept.strategy.cacheName);
  await cache.delete(kept.getCacheKeyForURL(SHELL) ?? SHELL);
  return wholeShell(event);
}

/**
 * The version of the shell that pages are opened with: when this answer is newer than that, kit reloads any page
 * that meets an error, for ever.
 */
async function tellVersion(request: Request): Promise<Response> {
  return (await kept.matchPrecache(SHELL)) ? Response.json({ version }) : fetch(request);
}

/** As it came, for the page to read: `device/doorstep.ts`. A full phone has no room for it, and the page says so. */
async function layDown(request: Request): Promise<Response> {
  try {
    const { headers } = request;
    const kept = new Response(await request.blob(), { headers });
    await (await caches.open('shared')).put(`/share?${Math.random()}`, kept);
    return Response.redirect('/record');
  } catch {
    return Response.redirect('/record?lost');
  }
}

async function mendAndAnswer({ data, ports }: ExtendableMessageEvent): Promise<void> {
  const isWhole = await mend(kept, FILES, isObject(data) && data['everything'] === true);
  ports[0]?.postMessage(isWhole);
}

async function wakePages(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage({ type: 'drain' });
}

function isMessage(data: unknown, type: string): boolean {
  return isObject(data) && data['type'] === type;
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

/** TypeScript does not know Background Sync's event, which extends this one. */
function isExtendable(event: Event): event is ExtendableEvent {
  return event instanceof ExtendableEvent;
}
