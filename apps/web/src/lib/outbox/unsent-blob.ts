/** Files of unsent work, a line at a time: neither writing nor reading one holds more than a photo in memory (C11). */
import {
  exportUnsent,
  readUnsent,
  RestoreRefused,
  restoreUnsent,
  type ExportOptions,
  type Ports,
  type UnsentSummary,
} from '@prongsai/outbox';

/** Lines put together before they are handed to the browser, which keeps large blobs on the disk. */
const BATCH = 4 * 1024 * 1024;
/** No line of ours is longer; a film that somebody picks by mistake has no lines at all. */
const LONGEST_LINE = 64 * 1024 * 1024;

export async function writeUnsent(ports: Ports, options: ExportOptions): Promise<Blob> {
  const parts: Blob[] = [];
  let batch = '';
  for await (const line of exportUnsent(ports, options)) {
    batch += `${line}\n`;
    if (batch.length < BATCH) continue;
    parts.push(new Blob([batch]));
    batch = '';
  }
  return new Blob([...parts, batch], { type: 'text/plain' });
}

export function summaryOf(ports: Ports, file: Blob): Promise<UnsentSummary> {
  return readUnsent(ports, linesOf(file));
}

export function takeIn(ports: Ports, file: Blob): Promise<number> {
  return restoreUnsent(ports, linesOf(file));
}

/** Empty lines are left out. */
async function* linesOf(file: Blob): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + decoder.decode(read.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new RestoreRefused('UNSENT_FILE_UNREADABLE');
    for (const line of lines) if (line !== '') yield line;
  }
  const last = rest + decoder.decode();
  if (last !== '') yield last;
}
