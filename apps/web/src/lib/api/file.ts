import { ApiError } from './graphql.ts';
import { meantPerson } from './meant.ts';

/** The server itself gives up on a file after five minutes; the rest is for the way. */
const PATIENCE_MS = 6 * 60_000;

/** A file that the server writes when it is asked for. Stops when `signal` does. Throws ApiError and nothing else. */
export async function fileAt(path: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const request = { signal: patient(signal), credentials: 'same-origin', headers: meantPerson() } as const;
  const response = await fetch(path, request).catch(() => {
    throw new ApiError('OFFLINE');
  });
  if (response.status === 401) throw new ApiError('SIGNED_OUT');
  if (!response.ok) throw new ApiError('SERVER');
  return response.arrayBuffer().catch(() => {
    throw new ApiError('OFFLINE');
  });
}

/** Ends with `signal`, or with our patience. `AbortSignal.any` is younger than many phones. */
function patient(signal: AbortSignal): AbortSignal {
  const end = new AbortController();
  for (const one of [signal, AbortSignal.timeout(PATIENCE_MS)]) {
    if (one.aborted) end.abort();
    one.addEventListener('abort', () => end.abort(), { once: true });
  }
  return end.signal;
}
