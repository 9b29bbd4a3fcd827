import { ApiError } from './graphql.ts';

/** A file that the server writes when it is asked for. Stops when `signal` does. Throws ApiError and nothing else. */
export async function fileAt(path: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(path, { signal, credentials: 'same-origin' }).catch(() => {
    throw new ApiError('OFFLINE');
  });
  if (response.status === 401) throw new ApiError('SIGNED_OUT');
  if (!response.ok) throw new ApiError('SERVER');
  return response.arrayBuffer().catch(() => {
    throw new ApiError('OFFLINE');
  });
}
