/**
 * Documents beside the report, written when asked for, to the agency’s own people: GET /plans/{id}.{docx,pdf,xlsx}, the
 * plan to the letter as an agency adopts it; GET /comparisons/{fiscalYear}.{docx,pdf}, a year beside the year before; and
 * GET /previews/{planId}/{round}/{public,internal}.pdf, the pages of a report as it would be written now.
 */
import { readFile } from 'node:fs/promises';
import {
  composeComparison,
  composePlan,
  fiscalYear,
  monthsOf,
  parseFiscalYear,
  readableUnits,
  type FiscalYear,
  type ReportAudience,
  type ReportDocument,
  type WordedMeasure,
} from '@prongsai/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { judgeBoard, type JudgedBoard } from '../board/board.service.ts';
import { Measure } from '../measure/measure.entity.ts';
import type { Plan } from '../plan/plan.entity.ts';
import { thePlan } from '../plan/plan.reading.ts';
import { today, type Caller, type RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { openTurns } from '../platform/in-turn.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure, isId, Problem } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Format } from './report-file.entity.ts';
import type { Ordered } from './report.folder.ts';
import { preparedBy, placeAmong } from './report.reading.ts';
import { composedNow, writeFiles } from './report.writing.ts';
import { CONTENT_TYPES } from './reports.http.ts';
import { roundAsked } from './round-asked.ts';

const PLAN_KINDS: readonly Format[] = ['DOCX', 'PDF', 'XLSX'];
const AUDIENCES: readonly ReportAudience[] = ['PUBLIC', 'INTERNAL'];
const COMPARISON_KINDS: readonly Format[] = ['DOCX', 'PDF'];
/** A report of two thousand photos takes a minute. */
const LONGEST_MS = 5 * 60_000;

/** Each is a process for a second or two. */
const oneAtATime = openTurns(1);

type PlanRequest = FastifyRequest<{ Params: { id: string; kind: string } }>;
type PreviewRequest = FastifyRequest<{
  Params: { id: string; round: string; audience: string; kind: string };
}>;
type ComparisonRequest = FastifyRequest<{ Params: { year: string; kind: string } }>;

export function documentRoutes(app: FastifyInstance): void {
  app.get('/plans/:id.:kind', async ({ carried, params }: PlanRequest, reply) => {
    const caller = ensureMay(carried, 'readAgency');
    const format = formatOf(params.kind, PLAN_KINDS);
    ensure(format && isId(params.id), 'NOT_FOUND');
    const plan = await thePlan(carried.em, params.id, caller);
    return sendFile(reply, carried, {
      compose: async () => ({ document: await planDocument(carried.em, plan), photos: [] }),
      format,
      at: plan.importedAt,
      name: `plan-${plan.fiscalYear}`,
    });
  });
  app.get('/previews/:id/:round/:audience.:kind', async ({ carried, params }: PreviewRequest, reply) => {
    const caller = ensureMay(carried, 'readReports');
    const audience = AUDIENCES.find((each) => each.toLowerCase() === params.audience);
    ensure(audience && params.kind === 'pdf' && /^[12]$/.test(params.round), 'NOT_FOUND');
    ensure(isId(params.id), 'NOT_FOUND');
    const plan = await thePlan(carried.em, params.id, caller);
    const round = roundAsked(Number(params.round));
    const { corrects } = await placeAmong(carried.em, { planId: plan.id, round, audience });
    const asked = { plan, round, audience, preparedBy: preparedBy(caller), corrects };
    const gone = new AbortController();
    // Whoever has turned away waits for nothing, and that is no fault to be logged.
    reply.raw.once('close', () => gone.abort(new Problem('TRY_AGAIN')));
    return sendFile(reply, carried, {
      compose: () => composedNow(carried, asked, gone.signal),
      ...{ format: 'PDF', at: carried.clock(), name: `preview-${plan.fiscalYear}-${round}` },
      signal: gone.signal,
    });
  });
  app.get('/comparisons/:year.:kind', async ({ carried, params }: ComparisonRequest, reply) => {
    const caller = ensureMay(carried, 'readLog');
    const format = formatOf(params.kind, COMPARISON_KINDS);
    ensure(format, 'NOT_FOUND');
    const year = yearIn(params.year);
    return sendFile(reply, carried, {
      compose: async () => ({ document: await comparison(carried, caller, year), photos: [] }),
      format,
      at: carried.clock(),
      name: `comparison-${year}`,
    });
  });
}

/** @throws Problem FISCAL_YEAR_WRONG for a year of another calendar, or none */
function yearIn(text: string): FiscalYear {
  const year = parseFiscalYear(text);
  ensure(year, 'FISCAL_YEAR_WRONG', { found: text.slice(0, 40) }, 'fiscalYear');
  return year;
}

function formatOf(kind: string, kinds: readonly Format[]): Format | undefined {
  return kinds.find((each) => each.toLowerCase() === kind);
}

interface Asked {
  readonly compose: () => Promise<Pick<Ordered, 'document' | 'photos'>>;
  readonly format: Format;
  /** What the file says of when it was made. */
  readonly at: Date;
  readonly name: string;
  /** Ends the writing early. */
  readonly signal?: AbortSignal;
}

async function sendFile(
  reply: FastifyReply,
  context: RequestContext,
  { compose, format, at, name, signal }: Asked,
): Promise<FastifyReply> {
  const ordered = async () => ({ ...(await compose()), formats: [format], at });
  const ends = [AbortSignal.timeout(LONGEST_MS), ...(signal ? [signal] : [])];
  const watched = { signal: AbortSignal.any(ends), onProgress: () => undefined };
  const bytes = await oneAtATime(() =>
    writeFiles(context, ordered, watched, ({ files: [file] }) => {
      if (!file) throw new Error(`The writer wrote nothing of ${name}`);
      return readFile(file.path);
    }),
  );
  return reply
    .type(CONTENT_TYPES[format])
    .header('content-disposition', `attachment; filename="prongsai-${name}.${format.toLowerCase()}"`)
    .header('cache-control', 'private, no-store')
    .send(bytes);
}

async function planDocument(em: EntityManager, plan: Row<Plan>): Promise<ReportDocument> {
  const printed = await rows(em, Measure, { planId: plan.id }, { orderBy: { position: 'asc' } });
  const measures = printed.map(({ id, position, title, cells }) => ({
    id,
    position,
    code: '',
    title,
    cells,
  }));
  return composePlan({ blocks: plan.blocks, measures }, monthsOf(plan.fiscalYear));
}

/** Of the units that the caller may read (REP11). @throws Problem NOT_FOUND where the year has no plan */
async function comparison(
  context: RequestContext,
  caller: Caller,
  year: FiscalYear,
): Promise<ReportDocument> {
  const [units, day] = [readableUnits(caller), today(context)];
  const judge = (of: FiscalYear) =>
    judgeBoard(context.em, { agencyId: caller.agencyId, fiscalYear: of, today: day, units });
  const board = await judge(year);
  ensure(board, 'NOT_FOUND');
  const before = await judge(fiscalYear(year - 1));
  return composeComparison({
    agencyName: board.agency.name,
    fiscalYear: year,
    cells: board.cells,
    cellsBefore: before?.cells ?? null,
    units: board.units,
    measures: board.measures.map((measure) => ({
      ...wordedOf(measure),
      code: measure.data.writtenCodes.join(' '),
    })),
    measuresBefore: before?.measures.map(wordedOf) ?? [],
    graceDays: board.agency.graceDays,
    today: day,
  });
}

function wordedOf({ id, data }: JudgedBoard['measures'][number]): WordedMeasure {
  return { id, title: data.title };
}
