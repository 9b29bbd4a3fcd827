import { Problem } from '../platform/problem.ts';

/** The part of a photo that a PUT carries, in bytes. */
export interface Span {
  /** The first byte it carries. */
  readonly from: number;
  /** Bytes of the whole photo; null when the request does not say. */
  readonly total: number | null;
  /** Bytes the body has; null when the request does not say. */
  readonly length: number | null;
  /** Whether the request says that it carries a part (RFC 9110 §14.5). */
  readonly isPart: boolean;
}

/** @throws Problem CONTENT_RANGE_WRONG for a range that cannot be, or a body of another length than its range */
export function spanOf(headers: { 'content-range'?: unknown; 'content-length'?: string | undefined }): Span {
  const length = headers['content-length'] === undefined ? null : Number(headers['content-length']);
  const range = headers['content-range'];
  if (range === undefined) return { from: 0, total: length, length, isPart: false };
  const [from, to, total] = (/^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(range)) ?? []).slice(1).map(Number);
  const isRange = from !== undefined && to !== undefined && total !== undefined && from <= to && to < total;
  if (!isRange || (length !== null && length !== to - from + 1)) {
    throw new Problem('CONTENT_RANGE_WRONG', { found: String(range).slice(0, 60) });
  }
  return { from, total, length: to - from + 1, isPart: true };
}
