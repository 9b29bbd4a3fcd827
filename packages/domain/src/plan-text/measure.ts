/** One table row as a measure. */
import type { FiscalYear } from '../fiscal-year.ts';
import type { MeasureReading } from '../plan.ts';
import type { Row } from './cells.ts';
import { readDuties } from './duties.ts';
import type { PlanTextFault } from './fault.ts';
import type { Place } from './headings.ts';
import { excerpt } from './lines.ts';
import { readOwner } from './owner.ts';
import { readTopic } from './topic.ts';
import { readWindow } from './window.ts';

/** A measure, the place the next row inherits, and whether its instrument is a guess. */
export interface ReadRow {
  readonly measure: MeasureReading;
  readonly place: Place;
  readonly instrumentInferred: boolean;
}

/** Reads the row at `position` (from 1) standing under the headings of `above`. */
export function readRow(row: Row, position: number, above: Place, year: FiscalYear): ReadRow | PlanTextFault {
  const { items, place, instrumentInferred } = readTopic(row.topic, above);
  const beginning = excerpt(row.topic.join(' '));
  const [first] = items;
  if (!first) return { fault: 'UNREADABLE_TOPIC', line: row.line, found: beginning };
  const owner = readOwner(row.owner);
  if (!owner) return { fault: 'NO_OWNER', line: row.line, found: beginning };
  const measure: MeasureReading = {
    position,
    line: row.line,
    instrument: first.instrument,
    indicator: place.indicator,
    subIndicator: place.subIndicator,
    items,
    owner,
    duties: readDuties(row.duties, year),
    window: readWindow([row.action, row.duties], year),
    cells: row.cells,
  };
  return { measure, place, instrumentInferred };
}
