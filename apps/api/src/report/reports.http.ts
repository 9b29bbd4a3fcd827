/** GET /reports/{id}.{docx,pdf,xlsx,csv,json}: to the office, and to anybody once published, until it is withdrawn. */
import { reportStanding } from '@prongsai/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isHeld } from '../platform/http.ts';
import { isId, Problem } from '../platform/problem.ts';
import { replyWith } from '../platform/problem-reply.ts';
import { rows } from '../platform/rows.ts';
import { FORMATS, ReportFile, type Format } from './report-file.entity.ts';
import { Report } from './report.entity.ts';
import { isWithdrawnFrom, mayReadReport } from './report.reading.ts';
import { replyGone } from './withdrawn.http.ts';

export const CONTENT_TYPES: Record<Format, string> = {
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  PDF: 'application/pdf',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv; charset=utf-8',
  JSON: 'application/json; charset=utf-8',
};

type FileRequest = FastifyRequest<{ Params: { id: string; kind: string } }>;

/** Other addresses below /reports are pages of the app. */
export function reportRoutes(app: FastifyInstance): void {
  app.get('/reports/:id.:kind', async (request: FileRequest, reply) => {
    const context = request.carried;
    const { id, kind } = request.params;
    const format = FORMATS.find((each) => each.toLowerCase() === kind);
    const [report] = format && isId(id) ? await rows(context.em, Report, { id }) : [];
    if (report && isWithdrawnFrom(context, report)) return replyGone(context, request, reply, report);
    const readable = report && format && mayReadReport(context, report);
    const [file] = readable ? await rows(context.em, ReportFile, { reportId: id, format }) : [];
    if (!report || !file) return replyWith(reply, new Problem('NOT_FOUND'), context.language);
    const { fiscalYear, round, number } = report;
    const etag = `"${file.sha256}"`;
    reply.headers({
      etag,
      // Kept by whoever likes, and never given out without a look whether it was withdrawn (REP12).
      'cache-control': reportStanding(report) === 'PUBLISHED' ? 'public, no-cache' : 'private, no-store',
    });
    if (isHeld(request, etag)) return reply.code(304).send();
    return reply
      .type(CONTENT_TYPES[file.format])
      .header('content-length', file.bytes)
      .header(
        'content-disposition',
        `attachment; filename="prongsai-${fiscalYear}-${round}-${number}.${kind}"`,
      )
      .send(context.blobs.stream(file.sha256));
  });
}
