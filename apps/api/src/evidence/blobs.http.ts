/** HEAD, PUT and GET /blobs/{sha256}: bytes by their hash, verified before they count, never public. */
import { may } from '@prongsai/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, House, RequestContext } from '../platform/context.ts';
import { ensureMay, signedIn } from '../platform/permission.ts';
import { ensure, Problem } from '../platform/problem.ts';
import { replyWith } from '../platform/problem-reply.ts';
import { rows } from '../platform/rows.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { spanOf } from './content-range.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { isHere } from './evidence.service.ts';
import { openKeeping } from './keeping.ts';
import { MOST_BYTES } from './photo-check.ts';
import { copyOf } from './renditions.ts';
import { ensureRoom } from './room.ts';
import { MOST, receive, type Sender } from './upload.ts';

type BlobRequest = FastifyRequest<{ Params: { sha256: string }; Querystring: { size?: string } }>;

/** `onKept` is told whenever bytes were stored. */
export function blobRoutes(app: FastifyInstance, house: House, onKept: () => void): void {
  const keep = openKeeping(house);
  // Bytes are read as they come, by the route itself.
  app.addContentTypeParser(/^image\/|^application\/octet-stream$/, (_, body, done) => done(null, body));

  app.head('/blobs/:sha256', async (request: BlobRequest, reply) => {
    const { caller, uploads } = request.carried;
    if (!caller) return reply.code(401).send();
    const sha256 = hashIn(request);
    if (await isHere(request.carried, caller.agencyId, sha256)) return reply.code(200).send();
    return reply
      .code(404)
      .header('upload-offset', await uploads.size(senderOf(caller, sha256)))
      .send();
  });

  app.put('/blobs/:sha256', { onRequest: refuseEarly }, async (request: BlobRequest, reply) => {
    const { carried, headers, raw } = request;
    const sha256 = hashIn(request);
    try {
      const sender = senderOf(signedIn(carried), sha256);
      const receipt = await receive(carried, sender, raw, spanOf(headers), keep);
      if (receipt.kind === 'UNFINISHED') {
        return await reply.code(202).header('upload-offset', receipt.offset).send();
      }
      onKept();
      return await reply.code(receipt.kind === 'KEPT' ? 201 : 200).send({ sha256 });
    } catch (error) {
      return refuse(reply, error, carried);
    }
  });

  app.get('/blobs/:sha256', async (request: BlobRequest, reply) => {
    const context = request.carried;
    const sha256 = hashIn(request);
    try {
      const photo = await seen(context, signedIn(context), sha256);
      ensure(photo, 'NOT_FOUND');
      ensure(photo.fault === null, 'PHOTO_UNREADABLE');
      const bytes = await copyOf(context, sha256, request.query.size === 'thumb' ? 'thumb' : 'clean');
      return await reply
        .type('image/jpeg')
        .header('cache-control', 'private, max-age=300')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(bytes);
    } catch (error) {
      return refuse(reply, error, context);
    }
  });
}

/** What the head of a request tells already is refused before the first byte of its body is read. */
async function refuseEarly(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { carried, headers } = request;
  try {
    const caller = ensureMay(carried, 'attachPhoto');
    const { total, length } = spanOf(headers);
    ensure((total ?? 0) <= MOST_BYTES, 'PHOTO_TOO_LARGE', MOST);
    const sha256 = hashIn(request as BlobRequest);
    ensure(sha256 !== '', 'HASH_MISMATCH');
    if (!(await isHere(carried, caller.agencyId, sha256))) await ensureRoom(carried, caller, length ?? 0);
  } catch (error) {
    await refuse(reply, error, carried);
  }
}

function refuse(reply: FastifyReply, error: unknown, { language }: RequestContext): FastifyReply {
  if (!(error instanceof Problem)) throw error;
  const { offset, retryAfter } = error.details;
  if (error.code === 'HASH_MISMATCH') reply.header('upload-offset', 0);
  if (offset !== undefined) reply.header('upload-offset', offset);
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  return replyWith(reply, error, language);
}

function hashIn({ params }: BlobRequest): string {
  return /^[0-9a-f]{64}$/.test(params.sha256) ? params.sha256 : '';
}

function senderOf({ agencyId, personId, tokenId }: Caller, sha256: string): Sender {
  return { agencyId, personId, sender: personId ?? tokenId ?? '', sha256 };
}

/** A photo with these bytes that the caller may see: one in a month they may read. */
async function seen({ em }: RequestContext, caller: Caller, sha256: string) {
  const { agencyId } = caller;
  const photos = await rows(em, EvidencePhoto, { agencyId, sha256, stored: true, withdrawnAt: null });
  const actions = await rows(em, PublicityAction, { id: { $in: photos.map(({ actionId }) => actionId) } });
  const logs = await rows(em, PublicityLog, { id: { $in: actions.map(({ logId }) => logId) } });
  return logs.some(({ unitId }) => may(caller, 'readLog', { agencyId, unitId })) ? photos[0] : undefined;
}
