import { expect, it } from 'vitest';
import { reportStanding, successorOf, type ReportStanding } from './report-standing.ts';

const ORDER: readonly ReportStanding[] = ['DRAFT', 'ISSUED', 'PUBLISHED', 'WITHDRAWN'];

/** A report that has come so far, step by step. */
function report(number: number, standing: ReportStanding) {
  const at = (step: ReportStanding) =>
    ORDER.indexOf(standing) >= ORDER.indexOf(step) ? '2023-04-10T02:00:00Z' : null;
  return { number, signedAt: at('ISSUED'), publishedAt: at('PUBLISHED'), withdrawnAt: at('WITHDRAWN') };
}

it('[REP5] [PUB3] [REP12] tells how far a report has come, and that it is back', () => {
  for (const standing of ORDER) expect(reportStanding(report(1, standing))).toBe(standing);
});

it('[REP4] a report is replaced by the newest that was published after it', () => {
  const reports = [
    report(1, 'PUBLISHED'),
    report(3, 'PUBLISHED'),
    report(2, 'PUBLISHED'),
    report(4, 'ISSUED'),
  ];
  expect(successorOf({ number: 1 }, reports)?.number).toBe(3);
  expect(successorOf({ number: 3 }, reports)).toBeNull();
});

it('[REP12] it is led to one that is still published, and only when there is none to one that was withdrawn', () => {
  const withdrawn = [report(2, 'WITHDRAWN'), report(3, 'WITHDRAWN')];
  expect(successorOf({ number: 1 }, withdrawn)?.number).toBe(3);
  expect(successorOf({ number: 1 }, [report(2, 'PUBLISHED'), report(3, 'WITHDRAWN')])?.number).toBe(2);
});
