/** The program's reading of the municipality's plan beside the one people made with care. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fiscalYear } from './fiscal-year.ts';
import type { PlanWarningCode } from './plan.ts';
import { isPlanFault, readPlan } from './read-plan.ts';

interface CarefulDuty {
  n: number;
  verbatim: string;
  actor: 'staff' | 'executive';
  frequency: { basis: string; options: string[] };
  due: { ym_ce: string } | null;
}
interface CarefulMeasure {
  row: number;
  source_line: number;
  item_codes: string[];
  items: { as_written: string; code: string; title_verbatim: string }[];
  indicator: { no: number; name_th: string; no_as_written: string | null };
  sub_indicator: { name_th: string } | null;
  responsible: { verbatim: string; name_th: string; scope: 'unit' | 'all_units' };
  duties: CarefulDuty[];
  window: { start: { ym_ce: string }; end: { ym_ce: string } };
}
interface Careful {
  measures: CarefulMeasure[];
  columns: { header_lines: number[] };
  irregularities: { id: string; line: number | null; verbatim: string | null; should_be: string | null }[];
}

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/src/plan-2566/${name}`, import.meta.url), 'utf8');
const careful: Careful = JSON.parse(fixture('careful-reading.json'));
const plan = readPlan(fixture('report-fy2566-round1.txt'), fiscalYear(2566));
if (isPlanFault(plan)) throw new Error(plan.fault);
const { measures, warnings, blocks } = plan;
const pairs = careful.measures.map((theirs, index) => ({ theirs, ours: measures[index] }));
const duties = pairs.flatMap(({ theirs, ours }) =>
  theirs.duties.map((duty, index) => ({
    at: `${theirs.row}.${duty.n}`,
    theirs: duty,
    ours: ours?.duties[index],
  })),
);

describe('measure by measure', () => {
  it.each(pairs)('[PLAN1] reads row $theirs.row as people did', ({ theirs, ours }) => {
    expect(ours?.position).toBe(theirs.row);
    expect(ours?.line).toBe(theirs.source_line);
    expect(ours?.items.map(({ code, writtenCode, title }) => [code, writtenCode, title])).toEqual(
      theirs.items.map((item) => [item.code, item.as_written, item.title_verbatim]),
    );
    expect(ours?.owner).toEqual({
      label: theirs.responsible.verbatim,
      scope: theirs.responsible.scope.toUpperCase(),
      unitName: theirs.responsible.scope === 'unit' ? theirs.responsible.name_th : null,
    });
    expect(ours?.window).toEqual({ start: theirs.window.start.ym_ce, end: theirs.window.end.ym_ce });
    expect(ours?.subIndicator?.replace(/^\S+ /, '') ?? null).toBe(theirs.sub_indicator?.name_th ?? null);
  });

  it('[PLAN1] names the indicator where a heading does; people know that of the first table by heart', () => {
    for (const { theirs, ours } of pairs) {
      const written = theirs.indicator.no_as_written !== null;
      expect(ours?.indicator?.replace(/^\S+ /, '') ?? null).toBe(written ? theirs.indicator.name_th : null);
    }
  });

  it('[REP1] finds the headers on the same number of places', () => {
    expect(blocks.filter((block) => block.kind === 'TABLE')).toHaveLength(
      careful.columns.header_lines.length,
    );
  });
});

describe('duty by duty', () => {
  it.each(duties)('[PLAN1] reads duty $at verbatim, with its actor and due month', ({ theirs, ours }) => {
    expect(ours?.number).toBe(theirs.n);
    expect(ours?.text).toBe(theirs.verbatim);
    expect(ours?.actor).toBe(theirs.actor.toUpperCase());
    expect(ours?.dueMonth ?? null).toBe(theirs.due?.ym_ce ?? null);
  });

  /** `at` of the duty → our reading, where it differs on purpose. */
  const ON_PURPOSE: Readonly<Record<string, readonly string[]>> = {
    // People saw that it follows the monthly summary of duty 1; its own words name no interval.
    '7.2': ['UNSPECIFIED', 'ONCE'],
    // A due month decides by itself; "six months" and "annual" say what the report is about.
    '8.2': ['EXPLICIT', 'BY_MONTH'],
    '8.4': ['EXPLICIT', 'BY_MONTH'],
  };
  const NAMES: Readonly<Record<string, string>> = {
    monthly: 'MONTHLY',
    quarterly: 'QUARTERLY',
    half_yearly: 'HALF_YEARLY',
    annual: 'YEARLY',
    by_date: 'BY_MONTH',
  };

  it.each(duties)('[OWE1] reads how often duty $at falls due', ({ at, theirs, ours }) => {
    const { basis, options } = theirs.frequency;
    // What people left open is owed once, and says so.
    const named = options.length === 0 ? ['ONCE'] : options.map((option) => NAMES[option] ?? option);
    expect([ours?.basis, ...(ours?.frequencies ?? [])]).toEqual(
      ON_PURPOSE[at] ?? [basis.toUpperCase(), ...named],
    );
  });
});

describe('the thirty-two irregularities', () => {
  /** The warning a program gives for an irregularity. */
  const WARNED: Readonly<Record<string, PlanWarningCode>> = {
    R01: 'SUSPECTED_SLIP',
    R02: 'INSTRUMENT_INFERRED',
    R03: 'INSTRUMENT_INFERRED',
    R04: 'SUSPECTED_SLIP',
    R05: 'SUSPECTED_SLIP',
    R06: 'SUSPECTED_SLIP',
    R07: 'DUPLICATE_DUTY',
    R12: 'SUSPECTED_SLIP',
    R15: 'SUSPECTED_SLIP',
    R16: 'ZERO_FOR_LETTER_O',
    R17: 'SUSPECTED_SLIP',
    R18: 'STALE_YEAR',
    R20: 'SUSPECTED_SLIP',
    R21: 'SUSPECTED_SLIP',
    R23: 'SEVERAL_ITEMS',
    R24: 'DUE_BEFORE_WINDOW',
    R30: 'WINDOW_PAST_ROUND',
  };
  /** Why there is no warning for the rest. */
  const LEFT_TO_PEOPLE: Readonly<Record<string, string>> = {
    R08: 'กำกับ and กำชับ are both right words',
    R09: 'who is to be told needs understanding',
    R10: 'what a measure is about needs understanding',
    R11: 'a letter with Thai digits is how codes are written (CODE1)',
    R13: 'a leftover word needs understanding',
    R14: 'who is meant needs understanding',
    R19: 'a footnote is kept verbatim',
    R22: 'two labels in one header are kept verbatim',
    R25: 'needs the code list of the year (CODE3)',
    R26: 'needs the code list of the year (CODE3)',
    R27: 'wrappers are taken off without loss (REP1)',
    R28: 'each header is kept as it stands (REP1)',
    R29: 'each header is kept where it stands (REP1)',
    R31: 'results are what the records will bring (REP2)',
    R32: 'spaces are kept, and left out of the unit’s name',
  };

  it('[PLAN1] are each either warned of or left to people for a reason', () => {
    const known = [...Object.keys(WARNED), ...Object.keys(LEFT_TO_PEOPLE)].sort();
    expect(known).toEqual(careful.irregularities.map((irregularity) => irregularity.id).sort());
  });

  const slips = careful.irregularities.filter(({ id }) => WARNED[id] === 'SUSPECTED_SLIP');

  it.each(careful.irregularities.filter(({ id, line }) => WARNED[id] && line !== null && id !== 'R30'))(
    '[PLAN2] gives a warning for $id on or near line $line',
    ({ id, line }) => {
      const found = warnings.filter((warning) => warning.code === WARNED[id]).map((warning) => warning.line);
      // People noted the copied duty at the original; the program notes it at the copy, one line down.
      expect(found).toContain(id === 'R07' ? 17 : line);
    },
  );

  it.each(slips)(
    '[PLAN1] suggests for $id what people would write',
    ({ line, verbatim, should_be: meant }) => {
      const onLine = warnings.filter((warning) => warning.code === 'SUSPECTED_SLIP' && warning.line === line);
      const mends = onLine.some(({ text, suggestion }) => {
        const overlaps = verbatim?.includes(text) || text.includes(verbatim ?? '–');
        return (
          overlaps &&
          suggestion !== null &&
          (meant?.replace('…', '').includes(suggestion) || suggestion.includes(meant ?? '–'))
        );
      });
      expect(mends).toBe(true);
    },
  );

  it('[PLAN4] flags a year that people took for granted: last year’s report, due this year', () => {
    const stale = warnings.filter((warning) => warning.code === 'STALE_YEAR');
    expect(stale.map(({ position, text, suggestion }) => [position, text, suggestion])).toEqual([
      [6, 'ปี พ.ศ. ๒๕๖๕', 'ปี พ.ศ. ๒๕๖๖'],
      [7, 'ปี พ.ศ.๒๕๖๕', 'ปี พ.ศ.๒๕๖๖'],
      [8, 'ปีงบประมาณ พ.ศ. ๒๕๖๕', 'ปีงบประมาณ พ.ศ. ๒๕๖๖'],
    ]);
  });
});
