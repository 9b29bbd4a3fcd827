export * from './day.ts';
export * from './fiscal-year.ts';
export * from './plan.ts';
export * from './report-document.ts';
