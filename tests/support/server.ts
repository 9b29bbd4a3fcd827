/** The built product as a process of its own, on a data folder of its own, killed and started again at will. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MAIN = resolve(import.meta.dirname, '../../apps/api/dist/main.js');
const READY = /ready at http:\/\/localhost:(\d+)/;

export class ProductServer {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'prongsai-'));
  port = 0;
  #process: ChildProcess | null = null;

  readonly #settings: Readonly<Record<string, string>>;

  constructor(settings: Readonly<Record<string, string>>) {
    this.#settings = settings;
  }

  /** Gives what the server printed until it was ready. Rejects when it ends, or is killed, before. */
  async start(): Promise<string> {
    let printed = '';
    const env = { ...process.env, DATA_DIR: this.dataDir, PORT: '0', HOST: '127.0.0.1', ...this.#settings };
    const child = spawn(process.execPath, ['--enable-source-maps', MAIN], { env });
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

  /** As a power cut would: no farewell. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return;
    await new Promise((done) => child.once('exit', done).kill('SIGKILL'));
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
