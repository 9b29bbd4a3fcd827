/** Who a request comes from: a bearer token, or the person behind the session cookie. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, House, RequestContext } from './platform/context.ts';
import {
  authorizationOf,
  bearerIn,
  challengeCookie,
  challengeSetter,
  cookieSetter,
  isForeign,
  languageOf,
  sessionCookie,
} from './platform/http.ts';
import { callerOfSession } from './person/session.service.ts';
import { callerOfToken } from './token/access-token.service.ts';

/** The context of a request; a cookie sent along by another site counts for nothing. */
export async function contextOf(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<RequestContext> {
  const em = house.database.fork();
  const asking = { em, now: house.clock(), log: request.log };
  const authorization = authorizationOf(request);
  const bearer = authorization === null ? null : bearerIn(authorization);
  const cookies = isForeign(request) ? {} : request.cookies;
  const cookie = cookies[sessionCookie(house.config).name] ?? null;
  const byToken = bearer ? await callerOfToken(asking, bearer) : null;
  const known = authorization === null && cookie ? await callerOfSession(asking, cookie) : null;
  const bySession = isMeant(request, known) ? known : null;
  return {
    ...house,
    em,
    caller: byToken ?? bySession,
    language: languageOf(request),
    requestId: request.id,
    log: request.log,
    address: request.ip,
    sessionSecret: cookie,
    setSession: cookieSetter(reply, house.config),
    challengeSecret: cookies[challengeCookie(house.config).name] ?? null,
    setChallenge: challengeSetter(reply, house.config),
    userAgent: request.headers['user-agent'] ?? null,
    loaders: new Map(),
  };
}

/** A phone says whose work it sends; with another person's session it is nobody's (C8). */
function isMeant({ headers }: FastifyRequest, caller: Caller | null): boolean {
  const meant = headers['prongsai-person'];
  return meant === undefined || meant === caller?.personId;
}
