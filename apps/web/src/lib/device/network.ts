/**
 * The outbox's network over fetch, by the session's cookie. It reports what happened and never throws; anything
 * that does not look like our own server speaking counts as no network (a captive portal says 200 and HTML).
 */
import type { SyncPushAnswer } from '@prongsai/contract';
import type { BlobOutcome, Clock, Network, PushOutcome, Retry, Sending } from '@prongsai/outbox';
import type { Reply, sendBytes } from './send-bytes.ts';

const PUSH = `mutation SyncPush($input: SyncPushInput!) {
  syncPush(input: $input) {
    receipts { opId status version code message }
    missingBlobs
    page { since cursor hasMore scope reset rows { kind id version data } tombstones { kind id version } serverTime }
  }
}`;
const WHO = 'query WhoIsSignedIn { viewer { person { id } } }';
/** Answers below 500 that ask for patience. */
const LATER = [408, 425, 429];
const PATIENCE_MS = 60_000;
/** A photo may take its time on a weak signal, down to half a kilobyte a second. */
const SLOWEST_BYTES_PER_MS = 0.5;

export interface HttpNetwork extends Network {
  /** The session may have changed hands: make sure of it before anything is sent again (C8). */
  doubt(): void;
}
export interface NetworkSettings {
  personId: string;
  fetch: typeof fetch;
  sendBytes: typeof sendBytes;
  clock: Clock;
  /** Told whenever the server says what time it is. */
  onServerTime?: (at: Date) => void;
  /** Whether the phone has no network at all, of which alone a browser is sure. */
  hasNone?: () => boolean;
  /** For the sentences the server sends. */
  language: () => string;
}
type Failure = Retry | { kind: 'SIGNED_OUT' };
const FROM_THE_START: Sending = { from: 0, onProgress: () => undefined };
const RETRY: Retry = { kind: 'RETRY', retryAfterMs: null };
/** Our server spoke, and could not. */
const BUSY: Retry = { ...RETRY, busy: true };
const NEVER_LEFT: Retry = { ...RETRY, neverLeft: true };

export function openNetwork(settings: NetworkSettings): HttpNetwork {
  let isMine = false;
  /** Null once the session is known to be this person's. */
  const notMine = async (): Promise<Failure | null> => {
    if (isMine) return null;
    const outcome = await ask(settings, WHO, {});
    if (outcome.kind !== 'DATA') return outcome.kind === 'ERRORS' ? RETRY : outcome;
    isMine = viewerOf(outcome.data) === settings.personId;
    return isMine ? null : { kind: 'SIGNED_OUT' };
  };
  const doubtAfter = <T extends { kind: string }>(outcome: T): T => {
    if (outcome.kind === 'SIGNED_OUT') isMine = false;
    return outcome;
  };
  return {
    doubt: () => void (isMine = false),
    async push(input) {
      const doubt = await notMine();
      if (doubt) return doubt.kind === 'RETRY' ? { ...doubt, neverLeft: true } : doubtAfter(doubt);
      const outcome = pushOutcome(await ask(settings, PUSH, { input }));
      if (outcome.kind === 'ANSWERED') settings.onServerTime?.(new Date(outcome.answer.page.serverTime));
      // Another person's session answers so to this phone's client id.
      if (outcome.kind === 'ANSWERED' && outcome.answer.receipts.some(isRollback)) isMine = false;
      return doubtAfter(outcome);
    },
    async headBlob(sha256) {
      const asked = async () => blobOutcome(settings, await head(settings, sha256), NOT_HERE);
      return (await notMine()) ?? doubtAfter(await asked());
    },
    async putBlob(sha256, bytes, sending = FROM_THE_START) {
      const put = async () =>
        blobOutcome(settings, await putFrom(settings, sha256, bytes, sending), NOT_FROM_THERE);
      return (await notMine()) ?? doubtAfter(await put());
    },
  };
}

type Asked = { kind: 'DATA'; data: unknown } | { kind: 'ERRORS'; codes: string[] } | Failure;

async function ask(settings: NetworkSettings, query: string, variables: object): Promise<Asked> {
  const headers = { 'content-type': 'application/json', 'accept-language': settings.language() };
  const request = { method: 'POST', headers, body: JSON.stringify({ query, variables }) };
  const wasOff = settings.hasNone?.();
  const response = await reach(settings, '/graphql', request, PATIENCE_MS);
  if (!response) return wasOff && settings.hasNone?.() ? NEVER_LEFT : RETRY;
  if (response.status === 401) return { kind: 'SIGNED_OUT' };
  if (LATER.includes(response.status) || response.status >= 500)
    return retryAfter(replyOf(response), settings.clock);
  return readAnswer(response);
}

/** Null when nobody was reached. A redirect is never ours. */
async function reach(
  { fetch, personId }: NetworkSettings,
  path: string,
  request: RequestInit & { headers?: Record<string, string> },
  patienceMs: number,
): Promise<Response | null> {
  const headers = { ...request.headers, 'prongsai-person': personId };
  const signal = AbortSignal.timeout(Math.round(patienceMs));
  try {
    return await fetch(path, {
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      ...request,
      headers,
      signal,
    });
  } catch {
    return null;
  }
}

/** A refusal in nobody's words is the road's: too large for a proxy, or not to a firewall's liking. */
async function readAnswer(response: Response): Promise<Asked> {
  const refused: Asked = response.status >= 400 ? { kind: 'ERRORS', codes: ['BAD_REQUEST'] } : RETRY;
  const answer: unknown = await response.json().catch(() => null);
  if (!isObject(answer)) return refused;
  const { data, errors } = answer;
  if (Array.isArray(errors) && errors.length > 0) return { kind: 'ERRORS', codes: errors.map(codeOf) };
  return isObject(data) ? { kind: 'DATA', data } : refused;
}

const SIGNED_OUT = ['UNAUTHENTICATED', 'NOT_SIGNED_IN'];
const NOT_UNDERSTOOD = ['BAD_USER_INPUT', 'BAD_REQUEST'];
/** The server is of another release: it does not know a field that is asked for. The operations are not at fault. */
const OTHER_RELEASE = ['UPGRADE_REQUIRED', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];
const TOO_LARGE = ['REQUEST_TOO_LARGE', 'FIELD_WRONG', 'FIELD_MISSING'];

function pushOutcome(asked: Asked): PushOutcome {
  if (asked.kind === 'DATA') {
    const answer = isObject(asked.data) ? asked.data['syncPush'] : null;
    return isAnswer(answer) ? { kind: 'ANSWERED', answer } : RETRY;
  }
  if (asked.kind !== 'ERRORS') return asked;
  if (asked.codes.some((code) => SIGNED_OUT.includes(code))) return { kind: 'SIGNED_OUT' };
  if (asked.codes.some((code) => OTHER_RELEASE.includes(code))) return { kind: 'UPGRADE_REQUIRED' };
  const refused = asked.codes.some((code) => [...NOT_UNDERSTOOD, ...TOO_LARGE].includes(code));
  return refused ? { kind: 'REFUSED' } : BUSY;
}

async function head(settings: NetworkSettings, sha256: string): Promise<Reply | null> {
  const response = await reach(settings, `/blobs/${sha256}`, { method: 'HEAD' }, PATIENCE_MS);
  return response && replyOf(response);
}

function replyOf({ status, headers }: Response): Reply {
  return { status, header: (name) => headers.get(name) };
}

/** What the server has is named by a range of the whole (RFC 9110 §14.5). */
function putFrom(
  { sendBytes, personId }: NetworkSettings,
  sha256: string,
  bytes: ArrayBuffer,
  { from, onProgress }: Sending,
): Promise<Reply | null> {
  const { byteLength } = bytes;
  const range = from > 0 ? { 'content-range': `bytes ${from}-${byteLength - 1}/${byteLength}` } : null;
  return sendBytes(`/blobs/${sha256}`, {
    bytes: from > 0 ? bytes.slice(from) : bytes,
    headers: { 'content-type': typeOf(bytes), 'prongsai-person': personId, ...range },
    patienceMs: Math.round(PATIENCE_MS + byteLength / SLOWEST_BYTES_PER_MS),
    onProgress: (sent) => onProgress(from + sent),
  });
}

/** Every photo leaves the phone as a JPEG; a PDF says `%PDF` of itself. */
function typeOf(bytes: ArrayBuffer): string {
  const isPdf = bytes.byteLength > 4 && new DataView(bytes).getUint32(0) === 0x25504446;
  return isPdf ? 'application/pdf' : 'image/jpeg';
}

/** What HEAD and PUT say of bytes that are not all there. */
const NOT_HERE = 404;
const NOT_FROM_THERE = 409;

function blobOutcome({ clock }: NetworkSettings, reply: Reply | null, missing: number): BlobOutcome {
  if (!reply || isPage(reply)) return RETRY;
  const { status, header } = reply;
  if (status === 200 || status === 201) return { kind: 'STORED' };
  if (status === 401) return { kind: 'SIGNED_OUT' };
  if (status === missing) return { kind: 'MISSING', offset: Number(header('upload-offset')) || 0 };
  const refusal = BYTES_REFUSED[status];
  if (!refusal) return retryAfter(reply, clock);
  return { kind: 'REFUSED', ...(refusal.final && !isOurs(reply) ? ON_THE_WAY : refusal) };
}

/** A proxy or a firewall lets less through than the server takes; another road may, or its keeper mends it. */
const ON_THE_WAY = { code: 'REFUSED_ON_THE_WAY', final: false };
const BYTES_REFUSED: Readonly<Record<number, { code: string; final: boolean }>> = {
  403: { code: 'NOT_ALLOWED', final: false },
  413: { code: 'PHOTO_TOO_LARGE', final: true },
  415: { code: 'PHOTO_UNREADABLE', final: true },
  422: { code: 'HASH_MISMATCH', final: false },
  507: { code: 'AGENCY_ROOM_FULL', final: false },
};

/** The server refuses in JSON, with a code. */
function isOurs({ header }: Reply): boolean {
  return header('content-type')?.includes('application/json') ?? false;
}

/** A portal's page says 200; a proxy that refuses says so in a page, too. */
function isPage({ status, header }: Reply): boolean {
  return status < 300 && (header('content-type')?.includes('text/html') ?? false);
}

/** `Retry-After` counts seconds or names an instant. */
function retryAfter({ header }: Pick<Reply, 'header'>, clock: Clock): Failure {
  const text = header('retry-after');
  if (text === null) return BUSY;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - clock.now().getTime();
  return { ...BUSY, retryAfterMs: Number.isNaN(ms) ? null : Math.max(0, ms) };
}

function isRollback({ status }: { status: string }): boolean {
  return status === 'CLIENT_ROLLBACK';
}

function viewerOf(data: unknown): unknown {
  const viewer = isObject(data) ? data['viewer'] : null;
  const person = isObject(viewer) ? viewer['person'] : null;
  return isObject(person) ? person['id'] : null;
}

function codeOf(error: unknown): string {
  const extensions = isObject(error) ? error['extensions'] : null;
  return isObject(extensions) ? String(extensions['code']) : '';
}

function isAnswer(value: unknown): value is SyncPushAnswer {
  if (!isObject(value) || !isObject(value['page'])) return false;
  const { cursor, rows, tombstones, scope } = value['page'];
  const lists = [value['receipts'], value['missingBlobs'], rows, tombstones];
  return lists.every(Array.isArray) && typeof cursor === 'number' && typeof scope === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
