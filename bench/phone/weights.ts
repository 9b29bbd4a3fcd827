/** What every phone carries of sending and of starting offline, gzip. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { engineCode } from '../../apps/web/engine-code.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export async function engineKilobytes(): Promise<number> {
  return kilobytes(await engineCode());
}

/** As it was built with the app. */
export function serviceWorkerKilobytes(): number {
  return kilobytes(readFileSync(resolve(ROOT, 'apps/web/build/client/service-worker.js'), 'utf8'));
}

function kilobytes(code: string): number {
  return Math.round(gzipSync(code).byteLength / 102.4) / 10;
}
