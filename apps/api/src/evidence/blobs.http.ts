/** HEAD, PUT and GET /blobs/{sha256}: bytes by their hash, verified before they count, never public. */
import { may } from '@prongsai/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, RequestContext } from '../platform/context.ts';
import { signedIn } from '../platform/permission.ts';
import { ensure, Problem } from '../platform/problem.ts';
import { replyWith } from '../platform/problem-reply.ts';
import { rows } from '../platform/rows.ts';
import { hashOf } from '../platform/secret.ts';
import { inTransaction } from '../platform/transaction.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { markStored } from './evidence.service.ts';
import { mediaTypeOf, MOST_BYTES, thumbnailOf } from './photo-check.ts';

type BlobRequest = FastifyRequest<{ Params: { sha256: string }; Querystring: { size?: string } }>;

export function blobRoutes(app: FastifyInstance): void {
  app.addContentTypeParser(
    /^image\/|^application\/octet-stream$/,
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    (_, body, done) => done(null, body),
  );

  app.head('/blobs/:sha256', async (request: BlobRequest, reply) => {
    const { caller } = request.carried;
    if (!caller) return reply.code(401).send();
    return reply.code((await isHeld(request.carried, caller, hashIn(request))) ? 200 : 404).send();
  });

  app.put(
    '/blobs/:sha256',
    { bodyLimit: MOST_BYTES, onRequest: recordersFirst },
    async (request: BlobRequest, reply) => {
      const context = request.carried;
      try {
        const fresh = await keepBytes(context, hashIn(request), request.body);
        return await reply.code(fresh ? 201 : 200).send({ sha256: hashIn(request) });
      } catch (error) {
        if (error instanceof Problem) return replyWith(reply, error, context.language);
        throw error;
      }
    },
  );

  app.get('/blobs/:sha256', async (request: BlobRequest, reply) => {
    const context = request.carried;
    const sha256 = hashIn(request);
    try {
      const seen = await maySee(context, signedIn(context), sha256);
      ensure(seen && (await context.blobs.size(sha256)) !== null, 'NOT_FOUND');
      const bytes = await context.blobs.read(sha256, request.query.size === 'thumb' ? 'thumb' : '');
      return await reply
        .type(mediaTypeOf(bytes))
        .header('cache-control', 'private, max-age=300')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(bytes);
    } catch (error) {
      if (error instanceof Problem) return replyWith(reply, error, context.language);
      throw error;
    }
  });
}

/** Refuses those who record nowhere before the first byte of the body is read. */
async function recordersFirst({ carried }: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { caller, language } = carried;
  if (caller && may(caller, 'attachPhoto', { agencyId: caller.agencyId })) return;
  await replyWith(reply, new Problem(caller ? 'NOT_ALLOWED' : 'NOT_SIGNED_IN'), language);
}

function hashIn({ params }: BlobRequest): string {
  return /^[0-9a-f]{64}$/.test(params.sha256) ? params.sha256 : '';
}

/** Whether the bytes are new here. Photos waiting for them become complete either way. */
async function keepBytes(context: RequestContext, sha256: string, body: unknown): Promise<boolean> {
  ensure(Buffer.isBuffer(body) && hashOf(body) === sha256, 'HASH_MISMATCH');
  const fresh = (await context.blobs.size(sha256)) === null;
  if (fresh) {
    const thumbnail = await thumbnailOf(body);
    await context.blobs.keep(sha256, thumbnail, 'thumb');
    await context.blobs.keep(sha256, body);
  }
  await inTransaction(context, (tx) => markStored(tx, sha256));
  return fresh;
}

/** Whether the agency holds the bytes of a photo of its own; nothing is told of other agencies. */
async function isHeld({ em, blobs }: RequestContext, { agencyId }: Caller, sha256: string): Promise<boolean> {
  const [photo] = await rows(em, EvidencePhoto, { agencyId, sha256, stored: true }, { limit: 1 });
  return photo !== undefined && (await blobs.size(sha256)) !== null;
}

/** A photo is seen by those who may read a month it belongs to. */
async function maySee({ em }: RequestContext, caller: Caller, sha256: string): Promise<boolean> {
  const photos = await rows(em, EvidencePhoto, { agencyId: caller.agencyId, sha256, withdrawnAt: null });
  const actions = await rows(em, PublicityAction, { id: { $in: photos.map(({ actionId }) => actionId) } });
  const logs = await rows(em, PublicityLog, { id: { $in: actions.map(({ logId }) => logId) } });
  return logs.some(({ agencyId, unitId }) => may(caller, 'readLog', { agencyId, unitId }));
}
