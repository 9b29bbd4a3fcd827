/** The lines of a file of unsent work, read back with suspicion: files come from anywhere. */
import type { Operation } from '@prongsai/contract';
import { fromBase64 } from './base64.ts';
import { checksum, EMPTY_CHECKSUM } from './checksum.ts';
import type { PhotoBytes, Refused } from './model.ts';
import { isKnownKind } from './view.ts';

const NAME = 'prongsai-unsent';
const VERSION = 2;
export const FORMAT = `${NAME}/${VERSION}`;
const BEGINS = `{"format":"${NAME}/`;

export interface Head {
  format: string;
  personId: string;
  /** The person's name. */
  from: string;
  exportedAt: string;
  /** In order; operations already applied are among them when their photo's bytes are still owed. */
  ops: Operation[];
  attention: Refused[];
}
export interface PhotoLine {
  sha256: string;
  /** Base64. */
  bytes: string;
  thumbnail: string | null;
}
export interface EndLine {
  photos: number;
  /** Of all lines before, without their breaks. */
  check: number;
}

/** The file cannot be taken in; nothing was. `code` is a Problem code. */
export class RestoreRefused extends Error {
  readonly code: RestoreProblem;
  /** Whose work it is, for OF_ANOTHER. */
  readonly from: string;
  constructor(code: RestoreProblem, from = '') {
    super(code);
    this.code = code;
    this.from = from;
  }
}
export type RestoreProblem =
  'UNSENT_FILE_UNREADABLE' | 'UNSENT_FILE_DAMAGED' | 'UNSENT_FILE_TOO_NEW' | 'UNSENT_FILE_OF_ANOTHER';

export type Piece = { head: Head } | { photo: PhotoBytes };

/** Head first, then the photos. Throws RestoreRefused; for a damaged file that may be as late as its last line. */
export async function* piecesOf(lines: AsyncIterable<string>, personId: string): AsyncGenerator<Piece> {
  let check = EMPTY_CHECKSUM;
  let photos = -1;
  let end: EndLine | null = null;
  for await (const line of lines) {
    if (end) throw new RestoreRefused('UNSENT_FILE_DAMAGED');
    end = photos >= 0 ? readEnd(line) : null;
    if (end) continue;
    check = checksum(line, check);
    yield photos < 0 ? { head: readHead(line, personId) } : { photo: readPhoto(line) };
    photos += 1;
  }
  if (photos < 0) throw new RestoreRefused('UNSENT_FILE_UNREADABLE');
  if (end?.photos !== photos || end.check !== check) throw new RestoreRefused('UNSENT_FILE_DAMAGED');
}

function readHead(line: string, personId: string): Head {
  const version = line.startsWith(BEGINS) ? Number.parseInt(line.slice(BEGINS.length), 10) : NaN;
  if (Number.isNaN(version)) throw new RestoreRefused('UNSENT_FILE_UNREADABLE');
  if (version > VERSION) throw new RestoreRefused('UNSENT_FILE_TOO_NEW');
  const head = parse(line);
  if (!isHead(head)) throw new RestoreRefused('UNSENT_FILE_DAMAGED');
  if (head.personId !== personId) throw new RestoreRefused('UNSENT_FILE_OF_ANOTHER', head.from);
  return head;
}

function readPhoto(line: string): PhotoBytes {
  const photo = parse(line);
  const bytes = isPhotoLine(photo) ? fromBase64(photo.bytes) : null;
  if (!isPhotoLine(photo) || !bytes) throw new RestoreRefused('UNSENT_FILE_DAMAGED');
  const { sha256, thumbnail } = photo;
  return { sha256, bytes, thumbnail: thumbnail === null ? null : fromBase64(thumbnail) };
}

function readEnd(line: string): EndLine | null {
  const value = line.startsWith('{"end":') ? parse(line) : null;
  const end = has(value, { end: 'object' }) ? value['end'] : null;
  return isEndLine(end) ? end : null;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isHead(value: unknown): value is Head {
  return (
    has(value, { format: 'string', personId: 'string', from: 'string', exportedAt: 'string' }) &&
    isListOf(value['ops'], isOperation) &&
    isListOf(value['attention'], isRefused)
  );
}

function isPhotoLine(value: unknown): value is PhotoLine {
  return (
    has(value, { sha256: 'string', bytes: 'string' }) &&
    (value['thumbnail'] === null || typeof value['thumbnail'] === 'string')
  );
}

function isEndLine(value: unknown): value is EndLine {
  return has(value, { photos: 'number', check: 'number' });
}

function isOperation(value: unknown): boolean {
  const shape = { opId: 'string', seq: 'number', kind: 'string', entityId: 'string', clientTime: 'string' };
  return (
    has(value, { ...shape, payload: 'object' }) &&
    value['payload'] !== null &&
    isKnownKind(String(value['kind']))
  );
}

function isRefused(value: unknown): boolean {
  return (
    has(value, { opId: 'string', status: 'string', code: 'string', at: 'string' }) && isOperation(value['op'])
  );
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function has(value: unknown, shape: Record<string, string>): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Record<string, unknown> = { ...value };
  return Object.entries(shape).every(([key, type]) => typeof fields[key] === type);
}
