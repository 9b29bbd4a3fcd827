/** Whether bytes are a whole PDF, by their content. It is kept as it came and never opened here. */
import { ensure } from '../platform/problem.ts';

/** Readers look for the end in so many last bytes; some writers put a few more behind it. */
const TAIL = 2048;

/** @throws Problem FILE_UNREADABLE */
export function checkPdf(bytes: Buffer): void {
  const begins = bytes.subarray(0, 5).equals(Buffer.from('%PDF-'));
  ensure(begins && bytes.subarray(-TAIL).includes('%%EOF'), 'FILE_UNREADABLE');
}
