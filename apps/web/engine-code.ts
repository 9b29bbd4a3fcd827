/** The engine that every phone carries, alone and everything it exports in, to be weighed. */
import { resolve } from 'node:path';
import { build } from 'vite';

/** Minified as the app is: a library would keep its spaces. */
export async function engineCode(): Promise<string> {
  const built = await build({
    root: resolve(import.meta.dirname, '../../packages/outbox'),
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      rolldownOptions: { output: { minify: true } },
      lib: { entry: 'src/index.ts', formats: ['es'], fileName: 'engine' },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.map((one) => ('code' in one ? one.code : '')).join('');
}
