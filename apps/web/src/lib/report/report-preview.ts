/** A report as it would be written now, and writing its sentences anew (REP9). Each throws ApiError when not reached. */
import {
  ReportPreviewDocument,
  RewordSentenceDocument,
  type ReportPreviewQuery,
} from '@prongsai/contract/documents';
import type { ReportAudience, ReportDocument, ReportTable } from '@prongsai/domain';
import { ApiError, query } from '#lib/api/graphql.ts';
import { groupedBy } from '#lib/month/grouped-by.ts';
import type { Round } from './reports.ts';

export type Sentence = NonNullable<ReportPreviewQuery['reportPreview']>['sentences'][number];
export interface Preview {
  readonly document: ReportDocument;
  readonly sentences: readonly Sentence[];
}
export interface Previewed {
  readonly planId: string;
  readonly round: Round;
  readonly audience: ReportAudience;
}

/** Null for a plan that is gone. */
export async function reportPreview(which: Previewed): Promise<{ preview: Preview | null }> {
  const { reportPreview: found } = await query(ReportPreviewDocument, { ...which });
  if (!found) return { preview: null };
  const { document, sentences } = found;
  if (!isDocument(document)) throw new ApiError('SERVER');
  return { preview: { document, sentences } };
}

/** It is JSON on the wire, in the form that a report’s JSON file has; a server of another version may have another. */
function isDocument(document: object): document is ReportDocument {
  return ['blocks', 'parts', 'photos', 'actions'].every(
    (list) => list in document && Array.isArray(document[list as keyof typeof document]),
  );
}

/** `words` null lets the sentence from the records stand again. */
export async function rewordSentence(planId: string, sentence: Sentence, words: string | null) {
  const { measureId, unitId, month, actionId, composed } = sentence;
  const input = { planId, measureId, unitId, month, actionId, composed, words };
  return (await query(RewordSentenceDocument, { input })).rewordSentence;
}

/** One row of a table: what is printed as in the plan, and the sentences that follow in its last cell. */
export interface PaperRow {
  readonly cells: ReportTable['rows'][number];
  readonly sentences: readonly Sentence[];
}

/** The rows of each table, in order; sentences stand at the end of the row of their measure, as the server says. */
export function rowsOf({ document, sentences }: Preview): Map<ReportTable, PaperRow[]> {
  const waiting = [...groupedBy(sentences, ({ measureId }) => measureId).values()];
  const tables = document.blocks.filter((block) => block.kind === 'TABLE');
  return new Map(
    tables.map((table) => [
      table,
      table.rows.map((cells): PaperRow => {
        const [next = []] = waiting;
        if (next.length === 0 || !endsWith(cells.at(-1) ?? [], next)) return { cells, sentences: [] };
        waiting.shift();
        const last = (cells.at(-1) ?? []).slice(0, -next.length);
        return { cells: [...cells.slice(0, -1), last], sentences: next };
      }),
    ]),
  );
}

function endsWith(paragraphs: readonly string[], sentences: readonly Sentence[]): boolean {
  const end = paragraphs.slice(-sentences.length);
  return end.length === sentences.length && end.every((text, i) => text === sentences[i]?.printed);
}
