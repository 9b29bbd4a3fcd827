import { expect, it } from 'vitest';
import type { CellState, CellStatus } from './cell.ts';
import { readinessOf } from './report-readiness.ts';

const state = (status: CellStatus, photosMissing = false): CellState => ({
  status,
  overdue: false,
  late: false,
  lateSynced: false,
  afterClosing: false,
  changedSinceCheck: false,
  photosMissing,
});

it('[REP7] counts what is unanswered, being mended, unchecked, without photos, with photos nobody decided about or with links that are gone, of the months that have begun', () => {
  const states = [
    ...[state('NOT_YET'), state('NOT_RECORDED'), state('NOT_RECORDED'), state('RETURNED', true)],
    ...[state('RECORDED', true), state('SUBMITTED'), state('NOTHING_TO_REPORT'), state('CHECKED')],
  ];
  expect(readinessOf(states, { photosUndecided: 5, linksGone: 2 })).toEqual({
    ...{ cells: 7, unanswered: 2, beingMended: 1, unchecked: 3, photosMissing: 2, photosUndecided: 5 },
    linksGone: 2,
  });
});

it('[REP7] finds nothing lacking where every month was checked', () => {
  const evidence = { photosUndecided: 0, linksGone: 0 };
  const lacking = { unanswered: 0, beingMended: 0, unchecked: 0, photosMissing: 0, ...evidence };
  expect(readinessOf([state('CHECKED'), state('CHECKED')], evidence)).toEqual({ cells: 2, ...lacking });
});
