/** Every action of a report as one row, for whoever counts rather than reads. */
import type { Day, YearMonth } from './day.ts';
import type { MatrixMeasure } from './report-matrix.ts';
import { unnumbered, whatOf, type Numbers } from './report-sentences.ts';

export interface ReportActionRow {
  /** As written in the plan: `E๑๒`. */
  readonly code: string;
  readonly title: string;
  readonly unitName: string;
  readonly month: YearMonth;
  readonly day: Day;
  readonly channelName: string;
  readonly what: string;
  readonly place: string | null;
  readonly quantity: number | null;
  /** What the channel counts in; null when nothing is counted. */
  readonly quantityUnit: string | null;
  readonly link: string | null;
  /** The numbers under which its photos are printed, in Thai digits. */
  readonly photoNumbers: readonly string[];
  /** How many more there are that are not shown. */
  readonly photosWithheld: number;
  readonly fileNames: readonly string[];
}

/** In the order in which the report tells them. */
export function actionRows(measures: readonly MatrixMeasure[], { photos }: Numbers): ReportActionRow[] {
  return measures.flatMap(({ code, title, months }) =>
    months.flatMap(({ unitName, month, actions }) =>
      actions.map((action) => {
        const { day, channelName, place, quantity, quantityUnit, link } = action;
        return {
          code,
          title,
          unitName,
          month,
          day,
          channelName,
          what: whatOf(action),
          place,
          quantity,
          quantityUnit,
          link,
          photoNumbers: [...new Set(action.photos.flatMap(({ sha256 }) => photos?.get(sha256) ?? []))],
          photosWithheld: unnumbered(action, photos),
          fileNames: action.files.map(({ name }) => name),
        };
      }),
    ),
  );
}
