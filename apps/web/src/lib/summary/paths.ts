/** The address of a month's summary. */
export function summaryPath(month?: string): string {
  return month === undefined ? '/summary' : `/summary?month=${month}`;
}
