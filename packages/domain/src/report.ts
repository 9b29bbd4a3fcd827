/**
 * Composes the official report: the plan as it was printed (REP1), with what was done written into it (REP2).
 * The writers of Word and PDF only lay out what is decided here.
 */
import { thaiDay } from './buddhist.ts';
import type { Day, YearMonth } from './day.ts';
import type { Round } from './fiscal-year.ts';
import type { Cell, PlanBlock } from './plan.ts';
import { officialNumber } from './official-text.ts';
import { actionRows } from './report-actions.ts';
import {
  coverAndPlan,
  type ReportAudience,
  type ReportBlock,
  type ReportDocument,
  type ReportTable,
  type TextRole,
} from './report-document.ts';
import { matrixOf } from './report-matrix.ts';
import { numberPhotos, withheldNote } from './report-photos.ts';
import { referencesOf } from './report-references.ts';
import { inPrintingOrder, type MeasureResult, type MonthResult } from './report-results.ts';
import { coverLine, monthsUpTo, periodOf, writtenRound } from './report-round.ts';
import { monthSentences, type Numbers, type ReportSentence } from './report-sentences.ts';
import { signaturesOf, type Signers } from './report-signatures.ts';
import { USUAL_TEMPLATE, type ReportPart, type ReportTemplate } from './report-template.ts';
import { textRoles } from './report-text-roles.ts';
import { namesRound } from './written-round.ts';

export interface PlannedMeasure {
  readonly id: string;
  readonly position: number;
  /** Its items' codes as written: `E๑๒`; empty when none is written. */
  readonly code: string;
  readonly title: string;
  /** The five printed cells. */
  readonly cells: readonly Cell[];
}

/** A report that another takes the place of (REP4). */
export interface CorrectedReport {
  readonly number: number;
  /** The day it was produced. */
  readonly day: Day;
}

export interface ReportInput {
  readonly plan: { readonly blocks: readonly PlanBlock[]; readonly measures: readonly PlannedMeasure[] };
  /** Empty for a report of the plan alone. */
  readonly results: readonly MeasureResult[];
  readonly round: Round;
  readonly audience: ReportAudience;
  /** Months of the fiscal year; those after the round are left out. */
  readonly months: readonly YearMonth[];
  readonly template: ReportTemplate;
  readonly signers: Signers;
  /** Null unless one was published before for the same round. */
  readonly corrects: CorrectedReport | null;
}

const RESULTS_TITLE = 'ผลการดำเนินการ';
const INTERNAL = 'ฉบับใช้ภายในหน่วยงาน ไม่เผยแพร่ต่อสาธารณะ';
const NONE = '-';
const UNTITLED = 'รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส';
const NO_REFERENCES = { links: null, files: null, table: null } as const;
const APPENDIX_TITLE = 'ภาคผนวก ภาพประกอบการดำเนินการ';
const REFERENCES_TITLE = 'ภาคผนวก ลิงก์และไฟล์ประกอบการดำเนินการ';

/** A sentence of the report, and whose month of which measure it tells of. */
export interface PlacedSentence extends ReportSentence {
  readonly measureId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly month: YearMonth;
}

/** Throws when a table names a measure the plan does not have. */
export function composeReport(input: ReportInput): ReportDocument {
  const { written, months, results, printed, photos, references, numbers } = numbered(input);
  const measures = measuresInOrder(input, written).map(({ id, position, code, title }) => ({
    code: code || officialNumber(position),
    title,
    months: results.get(id) ?? [],
  }));
  const roles = textRoles(written);
  const blocks = written.map((block, i): ReportBlock => {
    if (block.kind === 'TABLE') return tableBlock(block, input, results, numbers);
    return textBlock(block.text, roles[i] ?? 'PARAGRAPH', input.round, months);
  });
  const period = input.results.length > 0 ? unnamedPeriod(blocks, input.round, months) : [];
  return {
    title: [titleOf(blocks), ...period].join(' '),
    language: 'th',
    parts: input.template.parts,
    photosPerPage: input.template.photosPerPage,
    blocks: withCoverLines(blocks, [...period, ...coverLines(input)]),
    signatures: input.results.length > 0 ? signaturesOf(input.signers) : [],
    matrix: matrixOf(measures, months),
    appendixTitle: APPENDIX_TITLE,
    photos,
    photosNote: numbers.photos && withheldNote(printed, numbers.photos),
    referencesTitle: REFERENCES_TITLE,
    references,
    actions: actionRows(measures, numbers),
  };
}

/** The plan alone, to the letter (REP1): what an agency adopts at the beginning of the year. */
export function composePlan(plan: ReportInput['plan'], months: readonly YearMonth[]): ReportDocument {
  const lines = plan.blocks.flatMap((block) => (block.kind === 'TEXT' ? [block.text] : []));
  return composeReport({
    ...{ plan, months, results: [], round: writtenRound(lines), audience: 'PUBLIC' },
    ...{ template: USUAL_TEMPLATE, corrects: null },
    signers: { prepared: '', executive: { name: null, acting: false } },
  });
}

/** Every sentence that the report adds to the plan, in the order in which they print. */
export function sentencesOfReport(input: ReportInput): PlacedSentence[] {
  const { written, results, numbers } = numbered(input);
  return measuresInOrder(input, written).flatMap(({ id: measureId }) =>
    (results.get(measureId) ?? []).flatMap((result) => {
      const { unitId, unitName, month } = result;
      return monthSentences(result, numbers).map((sentence) => ({
        ...{ measureId, unitId, unitName, month },
        ...sentence,
      }));
    }),
  );
}

/** What is printed of the plan and of the records, and the number of each photo, link and file. */
function numbered(input: ReportInput) {
  const written = input.plan.blocks.filter((block) => block.kind === 'TABLE' || block.text.trim() !== '');
  const months = monthsUpTo(input.round, input.months);
  const results = resultsById(input.results, months);
  const printed = measuresInOrder(input, written).flatMap(({ id }) => results.get(id) ?? []);
  const has = (part: ReportPart) => input.template.parts.includes(part);
  const photos = has('PHOTOS') ? numberPhotos(printed, input.audience) : [];
  const { table: references, ...referred } = has('REFERENCES') ? referencesOf(printed) : NO_REFERENCES;
  const photoNumbers = new Map(photos.map(({ sha256, number }) => [sha256, number]));
  const numbers: Numbers = { ...referred, photos: has('PHOTOS') ? photoNumbers : null };
  return { written, months, results, printed, photos, references, numbers };
}

type ResultsById = ReadonlyMap<string, readonly MonthResult[]>;
type PlanTable = Extract<PlanBlock, { kind: 'TABLE' }>;

function resultsById(results: readonly MeasureResult[], months: readonly YearMonth[]): ResultsById {
  return new Map(results.map((result) => [result.measureId, inPrintingOrder(result, months)]));
}

function measuresInOrder(input: ReportInput, blocks: readonly PlanBlock[]): PlannedMeasure[] {
  return blocks.flatMap((block) => (block.kind === 'TABLE' ? measuresOf(block, input) : []));
}

function measuresOf({ positions }: PlanTable, { plan }: ReportInput): PlannedMeasure[] {
  const byPosition = new Map(plan.measures.map((measure) => [measure.position, measure]));
  return positions.map((position) => {
    const measure = byPosition.get(position);
    if (!measure) throw new Error(`The plan has no measure at position ${position}`);
    return measure;
  });
}

function textBlock(text: string, role: TextRole, round: Round, months: readonly YearMonth[]): ReportBlock {
  return { kind: 'TEXT', role, text: role === 'COVER' ? coverLine(text, round, months) : text };
}

function tableBlock(
  table: PlanTable,
  input: ReportInput,
  results: ResultsById,
  numbers: Numbers,
): ReportBlock {
  const ownColumn = input.template.placement === 'SIXTH_COLUMN' && input.results.length > 0;
  const rows = measuresOf(table, input).map(({ id, cells }) => {
    const paragraphs = (results.get(id) ?? []).flatMap((month) =>
      monthSentences(month, numbers).map(({ printed }) => printed),
    );
    return ownColumn ? withColumn(cells, paragraphs) : underWindow(cells, paragraphs);
  });
  const { header } = table;
  return { kind: 'TABLE', header: ownColumn ? withResultsTitle(header, rows) : header, rows };
}

/** Above the last column, also where the plan has no header. */
function withResultsTitle(header: readonly string[], rows: ReportTable['rows']): string[] {
  const columns = Math.max(header.length, ...rows.map((cells) => cells.length - 1));
  return [...Array.from({ length: columns }, (_, column) => header[column] ?? ''), RESULTS_TITLE];
}

function withColumn(cells: readonly Cell[], paragraphs: Cell): Cell[] {
  return [...cells, paragraphs.length > 0 ? paragraphs : [NONE]];
}

function underWindow(cells: readonly Cell[], paragraphs: Cell): readonly Cell[] {
  if (paragraphs.length === 0) return cells;
  return cells.map((cell, i) => (i === cells.length - 1 ? [...cell, RESULTS_TITLE, ...paragraphs] : cell));
}

function titleOf(blocks: readonly ReportBlock[]): string {
  const { cover } = coverAndPlan({ blocks });
  return cover.map(({ text }) => text.trim()).join(' ') || UNTITLED;
}

/** What a report covers, where no line of the plan’s cover says so. */
function unnamedPeriod(blocks: readonly ReportBlock[], round: Round, months: readonly YearMonth[]): string[] {
  const { cover } = coverAndPlan({ blocks });
  return cover.some(({ text }) => namesRound(text, round)) ? [] : [periodOf(round, months)];
}

/** What the cover says besides: what the report takes the place of (REP4), and that it is not for the public (PHOTO1). */
function coverLines({ corrects, audience }: ReportInput): string[] {
  const lines = corrects
    ? [`ฉบับแก้ไข ใช้แทนฉบับที่ ${officialNumber(corrects.number)} ลงวันที่ ${thaiDay(corrects.day)}`]
    : [];
  return audience === 'INTERNAL' ? [...lines, INTERNAL] : lines;
}

function withCoverLines(blocks: readonly ReportBlock[], lines: readonly string[]): readonly ReportBlock[] {
  const after = blocks.findLastIndex((block) => block.kind === 'TEXT' && block.role === 'COVER') + 1;
  const added = lines.map((text) => ({ kind: 'TEXT', role: 'COVER', text }) as const);
  return [...blocks.slice(0, after), ...added, ...blocks.slice(after)];
}
