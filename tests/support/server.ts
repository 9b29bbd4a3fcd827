/** The built product as a process of its own, on a data folder of its own, killed and started again at will. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const API = resolve(import.meta.dirname, '../../apps/api');
export const START = startOf(join(API, 'package.json'));
const CLI = join(API, 'dist/cli.js');
const READY = /ready at http:\/\/localhost:(\d+)/;

export class ProductServer {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'prongsai-'));
  port = 0;
  #process: ChildProcess | null = null;

  readonly #settings: Readonly<Record<string, string>>;

  /** `from`: the data folder to begin with a copy of; an empty one without. */
  constructor(settings: Readonly<Record<string, string>>, from: string | null = null) {
    this.#settings = settings;
    if (from !== null) cpSync(from, this.dataDir, { recursive: true });
  }

  /**
   * Gives what the server printed until it was ready; rejects when it ends, or is killed, before. `clock`: the
   * instant it takes it to be.
   */
  async start(clock?: string): Promise<string> {
    let printed = '';
    const env = { ...this.#environment, ...(clock !== undefined && { CLOCK: clock }) };
    const child = spawn(process.execPath, START.args, { env, cwd: API });
    this.#process = child;
    this.port = await new Promise<number>((done, fail) => {
      const read = (chunk: Buffer) => {
        printed += chunk.toString();
        const port = READY.exec(printed)?.[1];
        if (port) done(Number(port));
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('exit', () => fail(new Error(`The server did not start:\n${printed}`)));
    });
    return printed;
  }

  /** Of the running process. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  /** What `npm run cli -- …` prints beside the running server. */
  run(...command: string[]): string {
    return execFileSync(process.execPath, [CLI, ...command], { env: this.#environment, encoding: 'utf8' });
  }

  get #environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...START.env,
      DATA_DIR: this.dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      ...this.#settings,
    };
  }

  /** As a power cut would: no farewell. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** As whoever runs it would: it finishes what it is at. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise((done) => child.once('exit', done).kill(signal));
  }
}

/** What `npm start` runs: `NAME=value … exec node ARGUMENT…`. The shell gives way, so that a signal reaches the server. */
function startOf(manifest: string): { env: NodeJS.ProcessEnv; args: string[] } {
  const { scripts } = JSON.parse(readFileSync(manifest, 'utf8')) as { scripts: { start: string } };
  const words = scripts.start.split(' ');
  const set = words.filter((word) => /^[A-Z]/.test(word)).map((word) => word.split('='));
  return { env: Object.fromEntries(set) as NodeJS.ProcessEnv, args: words.slice(words.indexOf('node') + 1) };
}
