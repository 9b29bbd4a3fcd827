/**
 * Fetching a page that somebody else names. Such an address must not lead where only this server can go: every name
 * is resolved here, refused unless all it resolves to is public, and connected to as it was resolved, at every
 * redirect anew. Time, size and redirects have ends.
 */
import { lookup } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export interface Outward {
  readonly signal: AbortSignal;
  readonly mostBytes: number;
  /** The beginning is enough; otherwise what is larger is not fetched. */
  readonly cut?: boolean;
  /** Lets tests stand in for the world. */
  readonly loopback: boolean;
}
export interface Fetched {
  /** After redirects. */
  readonly url: URL;
  /** As the other side calls it. */
  readonly type: string;
  readonly bytes: Buffer;
}

/** It may not be fetched, or could not be; `status` is what the other side answered, null when it was not asked. */
export class Unfetched extends Error {
  readonly status: number | null;

  constructor(why: string, status: number | null = null) {
    super(why);
    this.status = status;
  }
}

const MOST_REDIRECTS = 3;

/** @throws Unfetched, or what the network throws */
export async function fetchOutward(address: string, outward: Outward): Promise<Fetched> {
  let url = allowed(address, outward);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await get(url, outward);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy();
      url = allowed(new URL(location, url).href, outward);
      continue;
    }
    if (status !== 200 || isPacked(response)) {
      response.destroy();
      throw new Unfetched(`answered ${status}`, status);
    }
    return { url, type: response.headers['content-type'] ?? '', bytes: await bodyOf(response, outward) };
  }
  throw new Unfetched('redirected too often');
}

/** Whether the whole internet may see what is at this address. */
export function isPublic(address: string, loopback = false): boolean {
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (loopback && range === 'loopback');
}

function allowed(address: string, { loopback }: Outward): URL {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new Unfetched('no web address');
  if (url.port !== '' && !loopback) throw new Unfetched('an unusual port');
  // A name is looked at when it is resolved; a number is never resolved.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host) && !isPublic(host, loopback)) throw new Unfetched('not public');
  return url;
}

function get(url: URL, { signal, loopback }: Outward): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = { 'accept-encoding': 'identity', 'user-agent': 'Prongsai link preview' };
  return new Promise((resolve, reject) => {
    const asked = request(url, { signal, headers, agent: false, lookup: publicOnly(loopback) }, resolve);
    asked.on('error', reject);
    asked.end();
  });
}

/** Resolves names for a connection: what comes out is where it connects to. */
function publicOnly(loopback: boolean): LookupFunction {
  return (name, options, answer) =>
    lookup(name, { ...options, all: true }, (error, addresses) => {
      const isAllowed = !error && addresses.every(({ address }) => isPublic(address, loopback));
      const [first] = addresses ?? [];
      if (!isAllowed || !first) return answer(error ?? new Unfetched('not public'), '');
      if (options.all) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
}

function isPacked({ headers }: IncomingMessage): boolean {
  return ![undefined, '', 'identity'].includes(headers['content-encoding']);
}

async function bodyOf(response: IncomingMessage, { mostBytes, cut = false }: Outward): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size <= mostBytes) continue;
    response.destroy();
    if (!cut) throw new Unfetched('too large');
    break;
  }
  return Buffer.concat(parts).subarray(0, mostBytes);
}
