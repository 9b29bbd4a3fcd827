/** HEAD, PUT and GET /blobs/{sha256}: bytes by their hash, verified before they count, never public. */
import { may } from '@prongsai/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, House, RequestContext } from '../platform/context.ts';
import { ensureMay, signedIn } from '../platform/permission.ts';
import { ensure, Problem } from '../platform/problem.ts';
import { isHeld } from '../platform/http.ts';
import { replyWith } from '../platform/problem-reply.ts';
import { rows, type Row } from '../platform/rows.ts';
import { spanOf } from './content-range.ts';
import { EvidenceFile } from './evidence-file.entity.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { isHere } from './held-bytes.service.ts';
import type { BytesKind } from './held-bytes.entity.ts';
import { openKeeping } from './keeping.ts';
import { MOST_BYTES } from './photo-check.ts';
import { copyOf, originalOf } from './renditions.ts';
import { openRoom, type EnsureRoom } from './room.ts';
import { MOST, receive, TOO_LARGE, type Sender } from './upload.ts';

type BlobRequest = FastifyRequest<{ Params: { sha256: string }; Querystring: { size?: string } }>;

/** Others are read as `application/octet-stream`: what the bytes are is seen in them. */
export const BYTES_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];

/** `onKept` is told whenever bytes were stored. */
export function blobRoutes(app: FastifyInstance, house: House, onKept: () => void): void {
  const whileUnderWay = openKeeping(house);
  const refuseEarly = earlyRefusal(openRoom());
  // Bytes are read as they come, by the route itself; Fastify's own readers would take text and JSON from under it.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^image\/|^application\/(octet-stream|pdf)$/, (_, body, done) => done(null, body));

  app.head('/blobs/:sha256', async (request: BlobRequest, reply) => {
    const { caller, uploads } = request.carried;
    if (!caller) return reply.code(401).send();
    // Which bytes an agency holds is told to those who may send it some; to others of what they see, as with GET.
    if (!may(caller, 'attachPhoto', { agencyId: caller.agencyId })) {
      const found = await evidenceSeen(request, caller);
      return found.file || found.photo ? give(request, reply, found) : reply.code(403).send();
    }
    const sha256 = hashIn(request);
    if (await isHere(request.carried, caller.agencyId, sha256)) return reply.code(200).send();
    return reply
      .code(404)
      .header('upload-offset', await uploads.size(senderOf(request, caller)))
      .send();
  });

  app.put('/blobs/:sha256', { onRequest: refuseEarly }, async (request: BlobRequest, reply) => {
    const { carried, headers, raw } = request;
    const sha256 = hashIn(request);
    try {
      const sender = senderOf(request, signedIn(carried));
      const span = spanOf(headers);
      const receipt = await whileUnderWay((keep) => receive(carried, sender, raw, span, keep));
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
    try {
      return await give(request, reply, await evidenceSeen(request, signedIn(request.carried)));
    } catch (error) {
      return refuse(reply, error, request.carried);
    }
  });
}

/** What these bytes are evidence of, of what the caller may see. */
interface Seen {
  readonly file: Row<EvidenceFile> | undefined;
  readonly photo: Row<EvidencePhoto> | undefined;
}

async function evidenceSeen(request: BlobRequest, caller: Caller): Promise<Seen> {
  const { em } = request.carried;
  const { agencyId } = caller;
  const stored = { agencyId, sha256: hashIn(request), stored: true, withdrawnAt: null };
  const file = seen(caller, await rows(em, EvidenceFile, stored));
  return { file, photo: file ? undefined : seen(caller, await rows(em, EvidencePhoto, stored)) };
}

async function give(request: BlobRequest, reply: FastifyReply, { file, photo }: Seen): Promise<FastifyReply> {
  ensure(!file?.fault, 'FILE_UNREADABLE');
  if (file) return sendFile(request, reply, file);
  ensure(photo, 'NOT_FOUND');
  ensure(photo.fault === null, 'PHOTO_UNREADABLE');
  const { sha256 } = photo;
  const copy = request.query.size === 'thumb' ? 'thumb' : 'clean';
  const etag = `"${sha256}-${copy}"`;
  if (isHeld(request, etag)) return sendHead(reply, etag);
  const bytes = await copyOf(request.carried, sha256, copy);
  return reply
    .type('image/jpeg')
    .headers({ ...PRIVATE, etag })
    .send(bytes);
}

const PRIVATE = {
  'cache-control': 'private, max-age=300',
  'content-security-policy': "default-src 'none'; sandbox",
};

/** To be kept as a file, never shown as a page of ours (RFC 6266). */
async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { sha256, name }: Pick<EvidenceFile, 'sha256' | 'name'>,
): Promise<FastifyReply> {
  const etag = `"${sha256}"`;
  if (isHeld(request, etag)) return sendHead(reply, etag);
  const bytes = await originalOf(request.carried, sha256);
  const asked = encodeURIComponent(name.replaceAll(/\p{C}/gu, '')).replaceAll(/['()*]/g, escape);
  return reply
    .type('application/pdf')
    .headers({ ...PRIVATE, etag })
    .header('content-disposition', `attachment; filename="file.pdf"; filename*=UTF-8''${asked}`)
    .send(bytes);
}

function sendHead(reply: FastifyReply, etag: string): FastifyReply {
  return reply
    .code(304)
    .headers({ ...PRIVATE, etag })
    .send();
}

/** What the head of a request tells already is refused before the first byte of its body is read. */
function earlyRefusal(ensureRoom: EnsureRoom) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { carried, headers } = request;
    try {
      const caller = ensureMay(carried, 'attachPhoto');
      const { total } = spanOf(headers);
      ensure((total ?? 0) <= MOST_BYTES, TOO_LARGE[kindIn(request)], MOST);
      const sha256 = hashIn(request as BlobRequest);
      const found = (request as BlobRequest).params.sha256.slice(0, 80);
      ensure(sha256 !== '', 'FIELD_WRONG', { field: 'sha256', found }, 'sha256');
      if (await isHere(carried, caller.agencyId, sha256)) return;
      // A part of it does not count before all of it is there; who does not say how much comes may send the most.
      await ensureRoom(carried, caller, total ?? MOST_BYTES);
    } catch (error) {
      await refuse(reply, error, carried);
    }
  };
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

function kindIn({ headers }: FastifyRequest): BytesKind {
  return headers['content-type'] === 'application/pdf' ? 'PDF' : 'PHOTO';
}

function senderOf(request: BlobRequest, { agencyId, personId }: Caller): Sender {
  const sender = personId ?? '';
  return { agencyId, sender, sha256: hashIn(request), kind: kindIn(request) };
}

/** The first that the caller may see; another unit may have the same bytes under another name. */
function seen<T extends { readonly unitId: string }>(caller: Caller, found: readonly T[]): T | undefined {
  const { agencyId } = caller;
  return found.find(({ unitId }) => may(caller, 'readLog', { agencyId, unitId }));
}
