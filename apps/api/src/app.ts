/** One Fastify for everything on one port: /graphql, bytes, files, health, and the web app for the rest. */
import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookies from '@fastify/cookie';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type onSendHookHandler,
} from 'fastify';
import { contextOf } from './caller.ts';
import { BYTES_TYPES, blobRoutes } from './evidence/blobs.http.ts';
import { linkJobs } from './evidence/link-jobs.ts';
import { photoJobs } from './evidence/photo-jobs.ts';
import { makeApollo } from './graphql.ts';
import { personJobs } from './person/person-jobs.ts';
import { warnOfCause } from './platform/cause.ts';
import type { House, RequestContext } from './platform/context.ts';
import { allow, authorizationOf, languageOf, openToPages } from './platform/http.ts';
import { Problem } from './platform/problem.ts';
import { replyWith } from './platform/problem-reply.ts';
import { problemBehind } from './platform/transaction.ts';
import { reminderJobs } from './reminder/reminder-jobs.ts';
import { newsRoutes } from './sync/news.http.ts';
import { documentRoutes } from './report/documents.http.ts';
import { reportJobs } from './report/report-jobs.ts';
import { reportRoutes } from './report/reports.http.ts';
import { withdrawnPages } from './report/withdrawn.http.ts';
import { PAGES, serveWeb } from './web.http.ts';

const MB = 1024 * 1024;
/** Bytes of a JSON request: fifty operations or a long plan fit; photos travel apart. */
const BODY_LIMIT = 4 * MB;
/** With less room than for a few dozen photos the server is not ready. */
const LEAST_FREE_MB = 100;
/**
 * What a weak signal would carry for longer than a second travels packed: a page of a first sync, a board. Below, where
 * a day's work is answered, packing takes as long as it spares; and no answer with a secret in it is as large, so that
 * none can be guessed from how well it packs.
 */
const PACKED = { encodings: ['gzip' as const], threshold: 64 * 1024, syncThreshold: 0 };
/**
 * Nobody holds half a request open for ever. The slowest phone brings a photo in ten minutes; bytes that take longer go
 * on where they broke off.
 */
const LONGEST_REQUEST_MS = 30 * 60_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, and what the verbs need. */
    carried: RequestContext;
  }
}

export async function makeApp(house: House): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: LONGEST_REQUEST_MS,
    forceCloseConnections: true,
    genReqId: () => randomUUID(),
    // The proxy in front is believed, and nobody further away.
    trustProxy: house.config.production ? (_address, hop) => hop === 0 : false,
    logger: {
      level: house.config.production ? 'info' : 'warn',
      redact: ['req.headers'],
      serializers: { req: withoutSecrets },
    },
  });
  await app.register(cookies);
  refuseInWords(app, house);
  healthRoutes(app, house);
  await app.register((api) => apiRoutes(api, house));
  await app.register((door) => shareWithoutWorker(door));
  await app.register((pages) => {
    withdrawnPages(pages, house);
    return serveWeb(pages, house.config);
  });
  return app;
}

/** One-time secrets are parts of addresses, and no address with one belongs in a log. */
function withoutSecrets({ method, url }: { method: string; url: string }) {
  return { method, url: url.replace(/\/(enrol|set-up)\/[^/?]+/, '/$1/…') };
}

async function apiRoutes(app: FastifyInstance, house: House): Promise<void> {
  app.decorateRequest('carried');
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
    done();
  });
  app.addHook('onSend', asBytes);
  const carry = carrying(house);
  const onKept = photoJobs(app, house);
  await app.register((bytes, _, done) => {
    // Who may not send is told so before the first byte is read.
    bytes.addHook('onRequest', carry);
    blobRoutes(bytes, house, onKept);
    done();
  });
  await app.register(async (others) => {
    // Once all of a request is here: whoever sent it may have lost the right while it was under way (S1).
    others.addHook('preValidation', carry);
    await others.register((open) => openRoutes(open));
    return otherRoutes(others, house);
  });
  reportJobs(app, house);
  reminderJobs(app, house);
  linkJobs(app, house);
  personJobs(app, house);
}

/** Finds out who asks. */
function carrying(house: House) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    request.carried = await contextOf(house, request, reply);
    if (authorizationOf(request) !== null && !request.carried.caller) {
      return replyWith(reply, new Problem('TOKEN_UNUSABLE'), request.carried.language);
    }
  };
}

/** What pages of other origins may ask, too: the API, and files that may be published. */
async function openRoutes(app: FastifyInstance): Promise<void> {
  openToPages(app);
  const apollo = makeApollo(app);
  await apollo.start();
  const graphql = fastifyApolloHandler(apollo, { context: ({ carried }) => Promise.resolve(carried) });
  // What is asked for by name alone: it would unpack what is sent as well.
  await app.register(compress, { global: false });
  app.route({ url: '/graphql', method: ['GET', 'POST'], handler: graphql, compress: PACKED });
  app.options('/graphql', allow('GET, POST'));
  reportRoutes(app);
  app.options('/reports/:id.:kind', allow('GET, HEAD'));
}

async function otherRoutes(app: FastifyInstance, house: House): Promise<void> {
  documentRoutes(app);
  await newsRoutes(app, house);
}

/** Node puts the head of a reply before a text by copying both; a large board would be in memory twice. */
const asBytes: onSendHookHandler = (_request, _reply, payload, done) =>
  done(null, typeof payload === 'string' ? Buffer.from(payload) : payload);

/**
 * What other apps share is taken in by the service worker, on the phone. Where a browser lost that, the photos are
 * read past, and the page says so.
 */
async function shareWithoutWorker(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_, body, done) => {
    body.resume().on('end', () => done(null));
  });
  app.post('/share', (_, reply) => reply.redirect('/record?lost', 303));
  await Promise.resolve();
}

/** Asked every few seconds: what is well is not worth a line in the log. */
function healthRoutes(app: FastifyInstance, house: House): void {
  app.get('/healthz', { logLevel: 'warn' }, () => ({ ok: true }));
  app.get('/readyz', { logLevel: 'warn' }, async (_, reply) => {
    const message = await whyNotReady(house);
    if (message === null) return reply.send({ ok: true });
    return reply.code(503).send({ ok: false, message });
  });
}

/** In a sentence for whoever runs the server; null when it is ready. */
async function whyNotReady({ database, blobs }: House): Promise<string | null> {
  try {
    await database.fork().execute('select 1');
  } catch {
    return 'The database does not answer.';
  }
  const free = await blobs.free().catch(() => null);
  if (free === null) return 'DATA_DIR cannot be read.';
  if (free >= LEAST_FREE_MB * MB) return null;
  return `Less than ${LEAST_FREE_MB} MB are free on the disk of DATA_DIR. Make room, or move it to a larger disk.`;
}

/** Where none of our own routes is; what was sent there is read before anybody notices. */
function isNowhere({ is404, routeOptions }: FastifyRequest): boolean {
  return is404 || routeOptions.url === PAGES;
}

/** Nowhere, oversized, malformed and unexpected: a code and a sentence, never a stack. */
function refuseInWords(app: FastifyInstance, { database }: House): void {
  app.setNotFoundHandler((request, reply) => replyWith(reply, new Problem('NOT_FOUND'), languageOf(request)));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const language = languageOf(request);
    const isOfSender = error.statusCode !== undefined && error.statusCode < 500;
    if (isOfSender && isNowhere(request)) return replyWith(reply, new Problem('NOT_FOUND'), language);
    if (error.statusCode === 413) {
      return replyWith(reply, new Problem('REQUEST_TOO_LARGE', { limit: `${BODY_LIMIT / MB} MB` }), language);
    }
    if (error.statusCode === 415) {
      const expected = request.url.startsWith('/blobs/') ? BYTES_TYPES.join(', ') : 'application/json';
      return replyWith(reply, new Problem('CONTENT_TYPE_WRONG', { expected }), language);
    }
    if (isOfSender) {
      return replyWith(reply, new Problem('REQUEST_UNREADABLE', { found: error.message }), language);
    }
    const cause = problemBehind(error);
    warnOfCause({ database, log: request.log }, cause);
    if (cause instanceof Problem) return replyWith(reply, cause, language);
    request.log.error({ err: error }, 'unexpected error');
    return replyWith(reply, new Problem('UNEXPECTED', { requestId: request.id }), language);
  });
}
