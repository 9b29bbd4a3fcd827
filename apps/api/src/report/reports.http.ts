/** GET /reports/{id}.docx and .pdf: to the office, and to anybody once published. */
import { may } from '@prongsai/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestContext } from '../platform/context.ts';
import { Problem } from '../platform/problem.ts';
import { replyWith } from '../platform/problem-reply.ts';
import { rows } from '../platform/rows.ts';
import { Report } from './report.entity.ts';

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
const ADDRESS = /^([0-9a-f-]{36})\.(pdf|docx)$/;

export function reportRoutes(app: FastifyInstance): void {
  app.get('/reports/:file', async (request: FastifyRequest<{ Params: { file: string } }>, reply) => {
    const context = request.carried;
    const [, id = '', kind = ''] = ADDRESS.exec(request.params.file) ?? [];
    const report = id ? await readableReport(context, id) : null;
    if (!report || !isKind(kind)) return replyWith(reply, new Problem('NOT_FOUND'), context.language);
    const sha256 = kind === 'pdf' ? report.pdfSha256 : report.docxSha256;
    const name = `prongsai-${report.fiscalYear}-${report.round}.${kind}`;
    return reply
      .type(TYPES[kind])
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('etag', `"${sha256}"`)
      .send(context.blobs.stream(sha256));
  });
}

function isKind(text: string): text is keyof typeof TYPES {
  return Object.hasOwn(TYPES, text);
}

async function readableReport({ em, caller }: RequestContext, id: string) {
  const [report] = await rows(em, Report, { id });
  if (!report) return null;
  const inside = caller !== null && may(caller, 'readReports', { agencyId: report.agencyId });
  return inside || report.publishedAt ? report : null;
}
