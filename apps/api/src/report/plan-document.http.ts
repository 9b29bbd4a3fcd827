/** GET /plans/{id}.{docx,pdf,xlsx}: the plan to the letter, as an agency adopts it; to its own people. */
import { readFile } from 'node:fs/promises';
import { composePlan, monthsOf } from '@prongsai/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Measure } from '../measure/measure.entity.ts';
import type { Plan } from '../plan/plan.entity.ts';
import { thePlan } from '../plan/plan.reading.ts';
import type { RequestContext } from '../platform/context.ts';
import { openTurns } from '../platform/in-turn.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure, isId } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Format } from './report-file.entity.ts';
import { writeFiles } from './report.writing.ts';
import { CONTENT_TYPES } from './reports.http.ts';

const KINDS: readonly Format[] = ['DOCX', 'PDF', 'XLSX'];
const LONGEST_MS = 60_000;

/** Each is a process for a second or two. */
const oneAtATime = openTurns(1);

type PlanRequest = FastifyRequest<{ Params: { id: string; kind: string } }>;

export function planDocumentRoutes(app: FastifyInstance): void {
  app.get('/plans/:id(^[0-9a-f-]{36}).:kind', async ({ carried, params }: PlanRequest, reply) => {
    const caller = ensureMay(carried, 'readAgency');
    const format = KINDS.find((each) => each.toLowerCase() === params.kind);
    ensure(format && isId(params.id), 'NOT_FOUND');
    const plan = await thePlan(carried.em, params.id, caller);
    const bytes = await oneAtATime(() => planDocument(carried, plan, format));
    return reply
      .type(CONTENT_TYPES[format])
      .header('content-disposition', `attachment; filename="prongsai-plan-${plan.fiscalYear}.${params.kind}"`)
      .header('cache-control', 'private, no-store')
      .send(bytes);
  });
}

async function planDocument(context: RequestContext, plan: Row<Plan>, format: Format): Promise<Buffer> {
  const printed = await rows(context.em, Measure, { planId: plan.id }, { orderBy: { position: 'asc' } });
  const measures = printed.map(({ id, position, title, cells }) => ({
    id,
    position,
    code: '',
    title,
    cells,
  }));
  const document = composePlan({ blocks: plan.blocks, measures }, monthsOf(plan.fiscalYear));
  const ordered = { document, photos: [], formats: [format], at: plan.importedAt };
  const watched = { signal: AbortSignal.timeout(LONGEST_MS), onProgress: () => undefined };
  return writeFiles(context, ordered, watched, ([file]) => {
    if (!file) throw new Error('The writer of a plan wrote nothing');
    return readFile(file.path);
  });
}
