/** A road so slow that things happen between the two halves of a request. */
import { once } from 'node:events';
import { request as send, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Answer, Client } from './client.ts';

/** Begins to send a document, and resolves when the server has its head and half of it; what is given sends the rest. */
export async function beginToAsk<T>(
  url: string,
  { cookie }: Client,
  query: string,
  variables: object,
): Promise<() => Promise<Answer<T>>> {
  const body = Buffer.from(JSON.stringify({ query, variables }));
  const headers = {
    cookie: cookie?.split(';')[0] ?? '',
    'content-type': 'application/json',
    'content-length': body.length,
    expect: '100-continue',
  };
  const request = send(`${url}/graphql`, { method: 'POST', headers });
  request.flushHeaders();
  await once(request, 'continue');
  const half = body.length / 2;
  request.write(body.subarray(0, half));
  return async () => {
    request.end(body.subarray(half));
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return (await json(response)) as Answer<T>;
  };
}
