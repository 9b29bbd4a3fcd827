/** GET /reports/{id}.docx and .pdf: to the office, and to anybody once published. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestContext } from '../platform/context.ts';
import { isId, Problem } from '../platform/problem.ts';
import { replyWith } from '../platform/problem-reply.ts';
import { rows } from '../platform/rows.ts';
import { Report } from './report.entity.ts';
import { mayReadReport } from './report.reading.ts';

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
      .header('cache-control', report.publishedAt ? 'public, max-age=300' : 'private, no-store')
      .send(context.blobs.stream(sha256));
  });
}

function isKind(text: string): text is keyof typeof TYPES {
  return Object.hasOwn(TYPES, text);
}

async function readableReport(context: RequestContext, id: string) {
  if (!isId(id)) return null;
  const [report] = await rows(context.em, Report, { id });
  return report && mayReadReport(context, report) ? report : null;
}
