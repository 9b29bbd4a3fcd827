/** The outbox's network over Node's fetch, against a server of ours and nobody else's. */
import type { SyncPushAnswer } from '@prongsai/contract';
import type { BlobOutcome, Network, PushOutcome } from '@prongsai/outbox';
import type { Session } from './session.ts';

const RETRY = { kind: 'RETRY', retryAfterMs: null } as const;
const PUSH = `mutation ($input: SyncPushInput!) {
  syncPush(input: $input) {
    receipts { opId status version code message }
    missingBlobs
    page { since cursor hasMore scope reset rows { kind id version data } tombstones { kind id version } serverTime }
  }
}`;

/** `onComplaint` is told every answer that is no plain yes; an answer that never came is none. */
export function networkOf(session: Session, onComplaint: (complaint: string) => void): Network {
  const blob = async (sha256: string, request: RequestInit): Promise<BlobOutcome> => {
    const response = await session.fetch(`/blobs/${sha256}`, request as object).catch(() => null);
    if (!response) return RETRY;
    // An answer cut short is none: the server died while it spoke.
    const text = await response.text().catch(() => null);
    if (text === null) return RETRY;
    const { status, headers } = response;
    if (status === 200 || status === 201) return { kind: 'STORED' };
    if (status === (request.method === 'HEAD' ? 404 : 409))
      return { kind: 'MISSING', offset: Number(headers.get('upload-offset')) };
    onComplaint(`${status} ${request.method} blob ${text}`);
    return RETRY;
  };
  return {
    async push(input): Promise<PushOutcome> {
      const response = await session.post(PUSH, { input }).catch(() => null);
      const answered = (await response?.json().catch(() => null)) as Answered | null | undefined;
      if (!answered) return RETRY;
      const answer = answered.data?.syncPush;
      if (answer && !answered.errors) return { kind: 'ANSWERED', answer };
      onComplaint(`${response?.status} push ${JSON.stringify(answered)}`);
      return RETRY;
    },
    headBlob: (sha256) => blob(sha256, { method: 'HEAD' }),
    putBlob(sha256, bytes, { from } = { from: 0, onProgress: () => undefined }) {
      const { byteLength } = bytes;
      const rest = from > 0 ? { 'content-range': `bytes ${from}-${byteLength - 1}/${byteLength}` } : null;
      const headers = { 'content-type': 'image/jpeg', ...rest };
      return blob(sha256, { method: 'PUT', body: bytes.slice(from), headers });
    },
  };
}

interface Answered {
  data?: { syncPush: SyncPushAnswer | null } | null;
  errors?: object[];
}
