/**
 * Part of the build: what every phone has to fetch stays below its limits, or the build fails. The JavaScript of
 * the staff's first screen, everything in, is found by following the built chunks from kit's entries and the
 * screen's layouts and page; the service worker is what was built; the engine is built alone.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { engineCode } from './engine-code.ts';

const LIMITS_KB = { screen: 110, serviceWorker: 8, engine: 10 };
const SCREEN = '/(staff)/month';
const BUILT = resolve(import.meta.dirname, '.svelte-kit');
const CLIENT = resolve(BUILT, 'output/client');

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}
const manifest = JSON.parse(readFileSync(resolve(CLIENT, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

const seen = new Set<string>();
for (const key of Object.keys(manifest).filter(isLoadedFirst)) follow(key);
const bytes = [...seen].reduce((sum, key) => sum + gzipped(manifest[key]?.file ?? ''), 0);
hold('The staff’s first screen loads', bytes, LIMITS_KB.screen);
hold('The service worker has', gzipped('service-worker.js'), LIMITS_KB.serviceWorker);
hold('The engine has', gzipSync(await engineCode()).byteLength, LIMITS_KB.engine);

function hold(what: string, bytes: number, limit: number): void {
  const kilobytes = Math.round(bytes / 102.4) / 10;
  process.stdout.write(`${what} ${kilobytes} KB of JavaScript (gzip), at most ${limit}\n`);
  if (kilobytes > limit) process.exitCode = 1;
}

function isLoadedFirst(key: string): boolean {
  if (/client-optimized\/app\.js$|client\/(client-)?entry\.js$/.test(key)) return true;
  const node = /nodes\/(\d+)\.js$/.exec(key)?.[1];
  return node !== undefined && nodesOfScreen().includes(Number(node));
}

/** Root layout and error page, the layouts of the screen, the screen; kit numbers them in its dictionary. */
function nodesOfScreen(): number[] {
  const app = readFileSync(resolve(BUILT, 'generated/build/client-optimized/app.js'), 'utf8');
  const entry = app.slice(app.indexOf(`"${SCREEN}":`)).split('\n')[0] ?? '';
  const numbers = [...entry.slice(SCREEN.length + 3).matchAll(/\d+/g)].map(([number]) => Number(number));
  if (numbers.length === 0) throw new Error(`kit’s dictionary does not name ${SCREEN}`);
  return [0, 1, ...numbers];
}

function follow(key: string): void {
  if (seen.has(key)) return;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) follow(next);
}

function gzipped(file: string): number {
  return file.endsWith('.js') ? gzipSync(readFileSync(resolve(CLIENT, file))).byteLength : 0;
}
