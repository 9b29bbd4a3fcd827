/** The least an upload can cost: a process of its own that streams each body to a file and has it written out. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { AddressInfo } from 'node:net';

/** Starts it on a folder of its own, beside those of the product. */
export async function startBareUploads(): Promise<{ address: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'prongsai-bare-'));
  const child = spawn(process.execPath, [import.meta.filename, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((done) => child.stdout.once('data', (text) => done(String(text))));
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      await new Promise((done) => child.once('exit', done).kill('SIGKILL'));
      rmSync(folder, { recursive: true });
    },
  };
}

function serve(folder: string): void {
  const server = createServer((request, response) => {
    // `flush` has the file on the disk before it counts as written.
    const file = createWriteStream(join(folder, basename(request.url ?? '')), { flush: true });
    pipeline(request, file).then(
      () => response.writeHead(201).end(),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(0, '127.0.0.1', () => process.stdout.write(String((server.address() as AddressInfo).port)));
}

const [script, folder] = process.argv.slice(1);
if (script === import.meta.filename && folder) serve(folder);
