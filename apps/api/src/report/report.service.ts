/** Produces the official document from the records, once, as Word and PDF; the row and files never change (REP3). */
import { cellKey, composeReport, monthsOf, type MeasureResult, type ReportDocument } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import { judgeBoard, logsOfPlan, type JudgedBoard } from '../board/board.service.ts';
import { factsOf, type LogFacts } from '../board/facts.ts';
import { Channel } from '../catalogue/channel.entity.ts';
import { EvidenceFile } from '../evidence/evidence-file.entity.ts';
import { copyOf } from '../evidence/renditions.ts';
import { Measure } from '../measure/measure.entity.ts';
import { Plan } from '../plan/plan.entity.ts';
import { today, type RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure, Problem } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import { hashOf } from '../platform/secret.ts';
import { inTransaction, type Tx } from '../platform/transaction.ts';
import { Report } from './report.entity.ts';
import { writeDocx } from './report.docx.ts';
import { writePdf } from './report.pdf.ts';

/** `round` 1 covers October to March, 2 the whole year. */
export async function produceReport(context: RequestContext, planId: string, round: 1 | 2): Promise<Report> {
  const caller = ensureMay(context, 'produceReport');
  const [plan] = await rows(context.em, Plan, { id: planId, agencyId: caller.agencyId });
  ensure(plan, 'NOT_FOUND', {}, 'planId');
  const { document, photos } = await illustrated(context, plan, round);
  const producedAt = context.clock();
  const docx = await writeDocx(document, photos, producedAt);
  const pdf = await writePdf(document, photos, producedAt);
  await context.blobs.keep(hashOf(docx), docx);
  await context.blobs.keep(hashOf(pdf), pdf);
  return inTransaction(context, (tx) => keep(tx, plan, round, hashOf(docx), hashOf(pdf)));
}

export async function publishReport(tx: Tx, id: string): Promise<Report> {
  const caller = ensureMay(tx, 'publish');
  const report = await tx.em.findOne(Report, { id, agencyId: caller.agencyId });
  ensure(report, 'NOT_FOUND');
  report.publishedAt ??= tx.now;
  note(tx, 'publishReport', report);
  return report;
}

function keep(
  tx: Tx,
  plan: Row<Plan>,
  round: number,
  docxSha256: string,
  pdfSha256: string,
): Promise<Report> {
  const report = tx.em.create(
    Report,
    {
      id: uuidv7(),
      agencyId: plan.agencyId,
      planId: plan.id,
      fiscalYear: plan.fiscalYear,
      round,
      docxSha256,
      pdfSha256,
      producedById: tx.caller?.personId ?? null,
      producedAt: tx.now,
    },
    { persist: true },
  );
  note(tx, 'produceReport', report, { docxSha256, pdfSha256 });
  return Promise.resolve(report);
}

async function documentOf(context: RequestContext, plan: Row<Plan>, round: 1 | 2): Promise<ReportDocument> {
  const { em } = context;
  const { agencyId, fiscalYear } = plan;
  const board = await judgeBoard(em, { agencyId, fiscalYear, today: today(context), units: 'ALL' });
  ensure(board, 'NOT_FOUND');
  const facts = await factsOf(em, logsOfPlan(em, plan.id));
  const measures = await rows(em, Measure, { planId: plan.id }, { orderBy: { position: 'asc' } });
  const channels = await rows(em, Channel, { agencyId });
  return composeReport({
    plan: { blocks: plan.blocks, measures },
    results: resultsOf(board, {
      facts: new Map(facts.map((each) => [cellKey(each.log), each])),
      channels: new Map(channels.map((channel) => [channel.code, channel])),
      files: await filesByAction(em, agencyId),
    }),
    round,
    months: monthsOf(fiscalYear),
    placement: board.agency.resultPlacement,
  });
}

interface Known {
  /** By `cellKey`. */
  readonly facts: ReadonlyMap<string, LogFacts>;
  /** By code. */
  readonly channels: ReadonlyMap<string, Row<Channel>>;
  /** By action. */
  readonly files: ReadonlyMap<string, readonly Row<EvidenceFile>[]>;
}

/** Those that have arrived and are sound, in the order they were made. */
async function filesByAction(em: EntityManager, agencyId: string): Promise<Known['files']> {
  const sound = { agencyId, withdrawnAt: null, stored: true, fault: null };
  const found = await rows(em, EvidenceFile, sound, { orderBy: { id: 'asc' } });
  return Map.groupBy(found, ({ actionId }) => actionId);
}

function resultsOf(board: JudgedBoard, known: Known): MeasureResult[] {
  const unitNames = new Map(board.units.map(({ id, name }) => [id, name]));
  const byMeasure = Map.groupBy(board.cells, ({ measureId }) => measureId);
  return [...byMeasure].map(([measureId, cells]) => ({
    measureId,
    months: cells.map((cell) => {
      const facts = known.facts.get(cellKey(cell));
      return {
        unitName: unitNames.get(cell.unitId) ?? '',
        month: cell.month,
        status: cell.state.status,
        reason: facts?.deeds.findLast(({ deed }) => deed === 'NOTHING_TO_REPORT')?.note ?? null,
        actions: facts ? actionsOf(facts, known) : [],
      };
    }),
  }));
}

function actionsOf(facts: LogFacts, { channels, files }: Known) {
  const standing = facts.actions.filter(({ withdrawnAt }) => withdrawnAt === null);
  return standing.map(({ id, day, channel, what, place, quantity, link }) => ({
    day,
    channelName: channels.get(channel)?.name ?? channel,
    quantityUnit: channels.get(channel)?.quantityUnit ?? null,
    what,
    place,
    quantity,
    link,
    photos: (facts.photos.get(id) ?? [])
      .filter(({ stored, fault }) => stored && fault === null)
      .map(({ sha256, caption }) => ({ sha256, caption })),
    files: (files.get(id) ?? []).map(({ sha256, name, bytes }) => ({ sha256, name, bytes })),
  }));
}

type Photos = Map<string, Uint8Array>;

/** A photo that turns out to be unreadable or gone is marked so by the look at it; then the report is composed without. */
async function illustrated(
  context: RequestContext,
  plan: Row<Plan>,
  round: 1 | 2,
): Promise<{ document: ReportDocument; photos: Photos }> {
  const document = await documentOf(context, plan, round);
  const photos = await photosOf(context, document);
  return photos ? { document, photos } : illustrated(context, plan, round);
}

async function photosOf(context: RequestContext, { photos }: ReportDocument): Promise<Photos | null> {
  const found: Photos = new Map();
  let isWhole = true;
  for (const { sha256 } of photos) {
    const copy = await copyOf(context, sha256, 'clean').catch(notShown);
    if (copy) found.set(sha256, copy);
    else isWhole = false;
  }
  return isWhole ? found : null;
}

const NOT_SHOWN: readonly string[] = ['PHOTO_UNREADABLE', 'NOT_FOUND'];
function notShown(error: unknown): null {
  if (error instanceof Problem && NOT_SHOWN.includes(error.code)) return null;
  throw error;
}
