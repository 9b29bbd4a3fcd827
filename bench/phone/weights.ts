/** What every phone carries of sending and of starting offline, gzip. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

/** The engine alone, everything it exports in, minified as the app is: a library would keep its spaces. */
export async function engineKilobytes(): Promise<number> {
  const built = await build({
    root: resolve(ROOT, 'packages/outbox'),
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: { output: { minify: true } },
      lib: { entry: 'src/index.ts', formats: ['es'], fileName: 'engine' },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return kilobytes(outputs.map((output) => ('code' in output ? output.code : '')).join(''));
}

/** As it was built with the app. */
export function serviceWorkerKilobytes(): number {
  return kilobytes(readFileSync(resolve(ROOT, 'apps/web/build/client/service-worker.js'), 'utf8'));
}

function kilobytes(code: string): number {
  return Math.round(gzipSync(code).byteLength / 102.4) / 10;
}
