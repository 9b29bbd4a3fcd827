/** Taking in a PDF: looked at for what it is, and kept as it came. */
import { LIMITS, type FileProblemCode, type ProblemDetails } from '@prongsai/domain';
import type { ChosenFile } from '@prongsai/outbox';
import { imageFacts } from './image-file.ts';
import { nameOfOther } from './other-file.ts';
import { sha256Of } from './sha256.ts';

export type FileAnswer =
  { ok: true; file: ChosenFile } | { ok: false; code: FileProblemCode; details: ProblemDetails };

/** Readers look for the end in so many last bytes; some writers put a few more behind it. */
const TAIL = 2048;
const PATIENCE_MS = 60_000;

export async function readPdf(file: File): Promise<FileAnswer> {
  if (file.size === 0) return refused('FILE_EMPTY');
  if (file.size > LIMITS.fileMb * 1024 * 1024) return refused('FILE_TOO_LARGE', { limit: LIMITS.fileMb });
  const bytes = await bytesOf(file);
  if (!bytes) return refused('FILE_UNREADABLE');
  const found = imageFacts(bytes)?.type ?? nameOfOther(bytes);
  if (found !== 'PDF') return found ? refused('FILE_OTHER_KIND', { found }) : refused('FILE_UNREADABLE');
  if (!new TextDecoder('latin1').decode(bytes.slice(-TAIL)).includes('%%EOF'))
    return refused('FILE_UNREADABLE');
  return {
    ok: true,
    file: { sha256: await sha256Of(bytes), bytes, thumbnail: null, name: shortened(file.name) },
  };
}

/** Null when a file that lies elsewhere does not come, or not in time. */
function bytesOf(file: File): Promise<ArrayBuffer | null> {
  const late = new Promise<null>((done) => setTimeout(() => done(null), PATIENCE_MS));
  return Promise.race([file.arrayBuffer().catch(() => null), late]);
}

function refused(code: FileProblemCode, details: ProblemDetails = {}): FileAnswer {
  return { ok: false, code, details };
}

const CUT_OFF = '….pdf';

/** Long names lose their middle words, never their ending; an emoji counts as two, and half of one is none. */
function shortened(name: string): string {
  const whole = name.normalize('NFC');
  if (whole.length <= LIMITS.fileName) return whole || 'file.pdf';
  const beginning = whole.slice(0, LIMITS.fileName - CUT_OFF.length);
  return beginning.replace(/[\uD800-\uDBFF]$/, '') + CUT_OFF;
}
