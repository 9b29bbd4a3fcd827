/** Fiscal years, named by the Buddhist year they end in (FY1, FY2). */
import type { YearMonth } from './day.ts';

declare const brand: unique symbol;
/** A Buddhist year number; 2566 runs from 2022-10-01 to 2023-09-30. */
export type FiscalYear = number & { readonly [brand]: 'FiscalYear' };
export type { YearMonth };
