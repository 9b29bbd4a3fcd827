/**
 * The months of the plan, cell by cell: who owes what, what was done, where it stands. The staff's month and
 * the executives' board read the same cells.
 */
import type { MonthKey } from '@prongsai/contract';
import {
  cellKey,
  compareThai,
  fiscalYear,
  fiscalYearOf,
  parseMonth,
  type FiscalYear,
} from '@prongsai/domain';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { present } from '#lib/shell/today.svelte.ts';
import { indexLogs, unsentSeqOf, type LoggedAction } from './cell-index.ts';
import { closingsOf, marksByMonth } from './closings.ts';
import { cellAt, cellsOfYear, owedKeys, type Judging, type MonthCell } from './month-cell.ts';

/** What waits is judged beside what the server has. */
type Judged = Pick<Outbox, 'rows' | 'ops'>;

export class Months {
  #outbox: Judged;
  #unsentSeq = $derived.by(() => unsentSeqOf(this.#outbox.ops));
  #logs = $derived.by(() => indexLogs(this.#outbox.rows, this.#unsentSeq));
  #closings = $derived.by(() => closingsOf(marksByMonth(this.#outbox.rows, this.#unsentSeq)));
  #judging = $derived.by<Judging>(() => ({
    rows: this.#outbox.rows,
    logs: this.#logs,
    closings: this.#closings,
    unsentSeq: this.#unsentSeq,
    today: present.day,
  }));
  /** Fiscal years that have a plan on this phone, oldest first. */
  fiscalYears = $derived.by(() => {
    const years = new Set([...this.#outbox.rows.measure.values()].map(({ data }) => data.fiscalYear));
    return [...years].sort((a, b) => a - b).map(fiscalYear);
  });
  /** The years somebody has asked for since something changed: a board shows two of ten, a search none. */
  #judged = $derived.by(() => ({
    judging: this.#judging,
    byYear: new Map<FiscalYear, readonly MonthCell[]>(),
  }));

  constructor(outbox: Judged) {
    this.#outbox = outbox;
  }

  /** Every cell of a fiscal year: what is owed, and what was recorded without being owed. */
  cellsOf(year: FiscalYear): readonly MonthCell[] {
    const { judging, byYear } = this.#judged;
    const cells = byYear.get(year) ?? cellsOfYear(judging, year);
    byYear.set(year, cells);
    return cells;
  }

  /** The cells of some units in every year, oldest month first. Those of the others are not even judged. */
  cellsOfUnits(unitIds: readonly string[]): readonly MonthCell[] {
    const cells = this.fiscalYears.flatMap((year) => cellsOfYear(this.#judging, year, { unitIds }));
    return cells.sort(byMonthAndPlace);
  }

  /** Every cell of a measure, all units. Those of the others are not even judged. */
  cellsOfMeasure({ id, data }: MonthCell['measure']): readonly MonthCell[] {
    return cellsOfYear(this.#judging, fiscalYear(data.fiscalYear), { measureIds: [id] });
  }

  /** One cell, whether it is owed or not; null when the phone does not know the measure or the unit. */
  cell(key: MonthKey): MonthCell | null {
    const month = parseMonth(key.month);
    if (month === null) return null;
    const owed = owedKeys(this.#outbox.rows, fiscalYearOf(month), {
      unitIds: [key.unitId],
      measureIds: [key.measureId],
    }).has(cellKey(key));
    return cellAt(this.#judging, key, owed);
  }

  /** The actions of a cell that somebody withdrew; they stay in its history (LOG3). */
  withdrawn({ key }: MonthCell): readonly LoggedAction[] {
    return (this.#logs.get(key)?.actions ?? []).filter(({ data }) => data.withdrawnAt !== null);
  }
}

function byMonthAndPlace(a: MonthCell, b: MonthCell): number {
  return (
    (a.month < b.month ? -1 : a.month > b.month ? 1 : 0) ||
    a.measure.data.position - b.measure.data.position ||
    compareThai(a.unit.data.name, b.unit.data.name)
  );
}
