import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'vite';

/**
 * What stays outside the bundle: native code, and what brings files of its own. Everything else goes in, so that a start
 * reads some thirty files where it would read two thousand.
 */
const OUTSIDE = ['@myriaddreamin/typst-ts-node-compiler', 'better-sqlite3', 'harfbuzzjs', 'pg', 'sharp'];

/** The server as plain JavaScript for Node. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: 'src/main.ts',
        cli: 'src/cli.ts',
        'emit-schema': 'src/emit-schema.ts',
        'photo-copier': 'src/evidence/photo-copier.ts',
        'report-writer': 'src/report/report-writer.ts',
      },
      plugins: [besideTheCode('src/report/pdf/report.typ')],
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', keepNames: true },
    },
  },
  ssr: { noExternal: true, external: OUTSIDE },
});

/** A file that the code reads from its own folder. */
function besideTheCode(path: string) {
  return {
    name: 'beside-the-code',
    generateBundle(this: { emitFile(file: object): void }) {
      this.emitFile({ type: 'asset', fileName: basename(path), source: readFileSync(path, 'utf8') });
    },
  };
}
