/** The app as it will be next month: built once more from its sources, with another word on its first screen. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const APP = join(ROOT, 'apps/web');
/** As deep in the tree as the app, so that its configuration finds what it names. */
const COPY = join(ROOT, 'tests/build');

export const TITLE = 'เดือนนี้';
export const NEXT_TITLE = 'เดือนนี้ของหน่วย';

/** Two builds, and the place from which the server serves one of them. */
export class Builds {
  readonly #folder = mkdtempSync(join(tmpdir(), 'prongsai-builds-'));
  readonly #served = join(this.#folder, 'served');

  constructor() {
    this.#serve(join(APP, 'build'));
  }

  /** For WEB_HANDLER. */
  get handler(): string {
    return join(this.#served, 'handler.js');
  }

  /** From the next start of the server on. */
  deployNext(): void {
    next ??= buildInto(mkdtempSync(join(tmpdir(), 'prongsai-next-')));
    this.#serve(next);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #serve(build: string): void {
    rmSync(this.#served, { force: true });
    symlinkSync(build, this.#served);
  }
}

/** Built once in a run. */
let next: string | undefined;
process.once('exit', () => next && rmSync(next, { recursive: true, force: true }));

function buildInto(folder: string): string {
  rmSync(COPY, { recursive: true, force: true });
  for (const name of ['src', 'static', 'package.json', 'tsconfig.json', 'vite.config.ts'])
    cpSync(join(APP, name), join(COPY, name), { recursive: true });
  const messages = join(COPY, 'src/lib/messages/th.ts');
  const words = readFileSync(messages, 'utf8');
  writeFileSync(messages, words.replace(`title: '${TITLE}'`, `title: '${NEXT_TITLE}'`));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const { status, stderr } = spawnSync(process.execPath, [vite, 'build'], { cwd: COPY, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The next app could not be built:\n${stderr}`);
  cpSync(join(COPY, 'build'), folder, { recursive: true });
  rmSync(COPY, { recursive: true });
  return folder;
}
