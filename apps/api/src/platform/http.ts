/** Where a request comes from, in what language, and whether a page of ours made it. */
import type { Language } from '@prongsai/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

const DAY_SECONDS = 24 * 60 * 60;
/**
 * How long browsers keep the session’s cookie; none keeps one longer (RFC 6265bis). It outlives the session, so that
 * whoever signs in again renews that one, and is reminded there as before.
 */
export const COOKIE_DAYS = 400;

/** `__Host-` binds the cookie to this host over TLS; plain http on localhost cannot carry that name. */
export function sessionCookie({ publicUrl }: Pick<Config, 'publicUrl'>) {
  const secure = publicUrl.startsWith('https:');
  return { name: secure ? '__Host-prongsai' : 'prongsai', secure };
}

export function cookieSetter(reply: FastifyReply, config: Pick<Config, 'publicUrl'>) {
  const { name, secure } = sessionCookie(config);
  const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
  return (secret: string | null): void => {
    if (secret === null) void reply.clearCookie(name, options);
    else void reply.setCookie(name, secret, { ...options, maxAge: COOKIE_DAYS * DAY_SECONDS });
  };
}

/** Holds a browser to the challenge of a passkey that it asked for. */
export function challengeCookie(config: Pick<Config, 'publicUrl'>) {
  const { name, secure } = sessionCookie(config);
  return { name: `${name}-passkey`, secure };
}

export function challengeSetter(reply: FastifyReply, config: Pick<Config, 'publicUrl'>) {
  const { name, secure } = challengeCookie(config);
  return (secret: string, seconds: number): void => {
    void reply.setCookie(name, secret, {
      path: '/',
      httpOnly: true,
      secure,
      sameSite: 'strict',
      maxAge: seconds,
    });
  };
}

/** Thai unless English is asked for first. */
export function languageOf({ headers }: FastifyRequest): Language {
  return /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'th';
}

const SENT_BY_BROWSERS = ['sec-fetch-site', 'origin', 'cookie'];

/**
 * How a program says who it is, null when it says nothing. What a browser sends to a proxy in front that asks for a
 * password (Basic) is not meant for us.
 */
export function authorizationOf({ headers }: FastifyRequest): string | null {
  const { authorization } = headers;
  if (authorization === undefined) return null;
  const isOfProxy = /^Basic /i.test(authorization) && SENT_BY_BROWSERS.some((name) => name in headers);
  return isOfProxy ? null : authorization;
}

/** The secret in it, null where there is none. */
export function bearerIn(authorization: string): string | null {
  return /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? null;
}

/** Whether the reader has what this tag stands for, and so needs its head alone (RFC 9110 §13.1.2). */
export function isHeld({ headers }: FastifyRequest, etag: string): boolean {
  const held = headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return held !== undefined && (held.includes(etag) || held.includes('*'));
}

/**
 * Whether a request that carries a cookie was made by another site. Who follows a link from another one to a file of
 * ours is still themselves; a script over there that reads says where it stands (`Origin`).
 */
export function isForeign({ headers, method, host }: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  const isReading = method === 'GET' || method === 'HEAD';
  if (site !== undefined && (origin !== undefined || !isReading))
    return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host);
}

const MAY_BE_SENT = 'authorization, content-type, accept-language';

/**
 * Lets pages of any other origin ask as anybody, or with a token. Never with credentials: a browser then sends no cookie
 * of ours along, and hands over no answer to a request that carried one (`isForeign` counts none either).
 */
export function openToPages(app: FastifyInstance): void {
  app.addHook('onRequest', (_, reply, done) => {
    reply.header('access-control-allow-origin', '*');
    done();
  });
}

/** What a browser asks before it sends such a request. */
export function allow(methods: string): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  return (_, reply) =>
    reply
      .code(204)
      .headers({
        allow: `${methods}, OPTIONS`,
        'access-control-allow-methods': methods,
        'access-control-allow-headers': MAY_BE_SENT,
        'access-control-max-age': '86400',
      })
      .send();
}
