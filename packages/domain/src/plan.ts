/** The plan of measures, as the phone, the server and the report all know it. Months are CE `YYYY-MM`. */
import type { YearMonth } from './day.ts';
import type { FiscalYear } from './fiscal-year.ts';

export const INSTRUMENTS = ['IIT', 'EIT', 'OIT'] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

export const FREQUENCIES = ['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY', 'BY_MONTH', 'ONCE'] as const;
/** How often a duty falls due. `BY_MONTH`: in its `dueMonth`; `ONCE`: in the window's last month (OWE1). */
export type Frequency = (typeof FREQUENCIES)[number];

export const DUTY_ACTORS = ['STAFF', 'EXECUTIVE'] as const;
export type DutyActor = (typeof DUTY_ACTORS)[number];

/** Whether the text says the interval outright, implies it ("continuously"), or says nothing. */
export type FrequencyBasis = 'EXPLICIT' | 'IMPLIED' | 'UNSPECIFIED';

/** One numbered obligation of a measure, its text verbatim. */
export interface Duty {
  readonly number: number;
  readonly text: string;
  readonly actor: DutyActor;
  /** In the order the text offers them; more than one is the coordinator's to pick (OWE1). */
  readonly frequencies: readonly Frequency[];
  readonly basis: FrequencyBasis;
  /** What the coordinator picked out of `frequencies`; null while nobody has. */
  readonly chosenFrequency: Frequency | null;
  readonly dueMonth: YearMonth | null;
}

/** First and last month of a measure, both included. */
export interface Window {
  readonly start: YearMonth;
  readonly end: YearMonth;
}

/** A coded question or disclosure: `writtenCode` as printed (๐๑๙), `code` normalised (O19) (CODE1). */
export interface Item {
  readonly instrument: Instrument;
  readonly code: string;
  readonly writtenCode: string;
  readonly title: string;
}

export type OwnerScope = 'UNIT' | 'ALL_UNITS';

/** Who is responsible: the label as printed, and the unit's own name read out of it (null for every unit). */
export interface Owner {
  readonly label: string;
  readonly scope: OwnerScope;
  readonly unitName: string | null;
}

/** A table cell: its paragraphs, verbatim. A cell without `<p>` is one paragraph. */
export type Cell = readonly string[];

/** One row of the plan. `cells` are the five printed cells; everything else is read out of them. */
export interface MeasureReading {
  /** 1, 2, 3… in the order of the document. */
  readonly position: number;
  /** Line of the source text, from 1. */
  readonly line: number;
  readonly instrument: Instrument;
  readonly indicator: string | null;
  readonly subIndicator: string | null;
  readonly items: readonly Item[];
  readonly owner: Owner;
  readonly duties: readonly Duty[];
  readonly window: Window | null;
  readonly cells: readonly Cell[];
}

/** The document between and around the measures, in its own order, so that it prints as it was (REP1). */
export type PlanBlock =
  | { readonly kind: 'TEXT'; readonly text: string }
  | { readonly kind: 'TABLE'; readonly header: readonly string[]; readonly positions: readonly number[] };

export const PLAN_WARNINGS = [
  'INSTRUMENT_INFERRED',
  'SUSPECTED_SLIP',
  'STALE_YEAR',
  'DUE_BEFORE_WINDOW',
  'DUE_OUTSIDE_YEAR',
  'WINDOW_PAST_ROUND',
  'SEVERAL_ITEMS',
  'FREQUENCY_TO_PICK',
  'FREQUENCY_UNSTATED',
  'FREQUENCY_IMPLIED',
  'ZERO_FOR_LETTER_O',
  'NO_EXECUTIVE_DUTY',
  'DUPLICATE_DUTY',
  'WINDOW_UNREAD',
] as const;
export type PlanWarningCode = (typeof PLAN_WARNINGS)[number];

/** Something a person should look at; never an error (PLAN1, PLAN2). `suggestion` is never applied by itself. */
export interface PlanWarning {
  readonly code: PlanWarningCode;
  readonly line: number;
  readonly position: number | null;
  readonly text: string;
  readonly suggestion: string | null;
}

export interface PlanReading {
  readonly fiscalYear: FiscalYear;
  /** Year whose result the plan answers (BE). */
  readonly assessmentYear: FiscalYear;
  /** 1 for the six-month document, 2 for the twelve-month one. */
  readonly round: 1 | 2;
  readonly agencyName: string;
  readonly district: string | null;
  readonly province: string | null;
  readonly blocks: readonly PlanBlock[];
  readonly measures: readonly MeasureReading[];
  readonly warnings: readonly PlanWarning[];
}
