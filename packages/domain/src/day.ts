/** Calendar days and months in Asia/Bangkok, which is UTC+07:00 all year round. Gregorian; see buddhist.ts. */

declare const brand: unique symbol;
/** An ISO calendar day, `2023-02-28`. */
export type Day = string & { readonly [brand]: 'Day' };
/** An ISO calendar month, `2023-02`. */
export type YearMonth = string & { readonly [brand]: 'YearMonth' };

const BANGKOK_OFFSET_MS = 7 * 60 * 60 * 1000;

/** The calendar day in Bangkok at an instant (DAY1). */
export function dayAt(instant: Date): Day {
  return new Date(instant.getTime() + BANGKOK_OFFSET_MS).toISOString().slice(0, 10) as Day;
}
