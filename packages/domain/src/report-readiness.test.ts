import { expect, it } from 'vitest';
import type { CellState, CellStatus } from './cell.ts';
import { readinessOf } from './report-readiness.ts';

const state = (status: CellStatus, { photosMissing = false, overdue = false } = {}): CellState => ({
  status,
  overdue,
  late: false,
  lateSynced: false,
  afterClosing: false,
  changedSinceCheck: false,
  photosMissing,
});

it('[REP7] counts what is unanswered, being mended, unchecked, without photos or with photos nobody decided about, of the months that a report tells of', () => {
  const states = [
    ...[state('NOT_OWED'), state('NOT_YET'), state('NOT_RECORDED'), state('NOT_RECORDED', { overdue: true })],
    ...[
      state('RETURNED', { photosMissing: true, overdue: true }),
      state('RECORDED', { photosMissing: true }),
    ],
    ...[state('SUBMITTED'), state('NOTHING_TO_REPORT'), state('CHECKED')],
  ];
  expect(readinessOf(states, 5)).toEqual({
    ...{ cells: 7, unanswered: 1, beingMended: 1, unchecked: 3, photosMissing: 2, photosUndecided: 5 },
  });
});

it('[REP7] finds nothing lacking where every month was checked', () => {
  const lacking = { unanswered: 0, beingMended: 0, unchecked: 0, photosMissing: 0, photosUndecided: 0 };
  expect(readinessOf([state('CHECKED'), state('CHECKED')], 0)).toEqual({ cells: 2, ...lacking });
});
