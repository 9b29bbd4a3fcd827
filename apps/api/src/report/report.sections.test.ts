import type { ReportDocument } from '@prongsai/domain';
import { describe, expect, it } from 'vitest';
import { documentOfPlan, documentWithResults, longDocument } from './report-2566.testing.ts';
import { printedTables } from './report.layout.ts';
import { type Piece, sectionsOf } from './report.sections.ts';

const SHA256 = '0'.repeat(64);

function sections(document: ReportDocument, most?: number): Piece[][] {
  return [...sectionsOf(document, most)];
}

/** The rows of all tables, each table one list, whatever was cut. */
function joined(pieces: readonly Piece[]) {
  const tables: unknown[][] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'TABLE') continue;
    if (piece.begins) tables.push([]);
    tables.at(-1)?.push(...piece.rows);
  }
  return tables;
}

describe('the sections of a report', () => {
  it('are one for what most agencies print', () => {
    expect(sections(documentWithResults(SHA256))).toHaveLength(1);
    expect(
      sections(documentOfPlan())
        .flat()
        .map(({ kind }) => kind),
    ).not.toContain('NEW_PAGE');
  });

  it.each([1, 500, 2_000, 10_000])(
    'hold every row once, in its order, if cut after %i characters',
    (most) => {
      const document = documentWithResults(SHA256);
      const cut = sections(document, most);
      expect(cut.length).toBeGreaterThan(1);
      expect(joined(cut.flat())).toEqual(printedTables(document).map(({ rows }) => rows));
      const whole = sections(document)[0]?.filter(({ kind }) => kind !== 'TABLE');
      expect(cut.flat().filter(({ kind }) => kind !== 'TABLE')).toEqual(whole);
    },
  );

  it('leave no heading behind at the foot of a page, and no legend alone on the next', () => {
    for (const [index, section] of sections(documentWithResults(SHA256), 1).entries()) {
      expect(section.at(-1)).not.toMatchObject({ role: expect.stringMatching('HEADING') });
      if (index > 0) expect(section[0]).not.toMatchObject({ role: 'PARAGRAPH' });
    }
  });

  it('are larger for a single row that is, which is never cut', () => {
    const table = sections(longDocument(SHA256), 1).map(
      ([first]) => first?.kind === 'TABLE' && first.rows.length,
    );
    expect(new Set(table.filter((rows) => rows !== false))).toEqual(new Set([1]));
  });
});
