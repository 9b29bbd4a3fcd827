import { describe, expect, it } from 'vitest';
import { cellStatus, unsentVersion, type CellAction, type CellClosing, type CellDeed } from './cell.ts';
import { cellClosing, closingOf, type ClosingException, type JudgedMark } from './closing.ts';
import type { Day, YearMonth } from './day.ts';

const day = (text: string) => text as Day;
const FEBRUARY = '2023-02' as YearMonth;
const cell = { measureId: 'I7', unitId: 'finance' };
const mark = (kind: string, order: number, ...exceptions: ClosingException[]): JudgedMark => ({
  mark: kind,
  order,
  exceptions,
});

describe('[CLOSE3] whether a month is closed', () => {
  it('is what the latest of its marks says, in any order; a call says nothing of it', () => {
    expect(closingOf([])).toBeNull();
    expect(closingOf([mark('CALL', 9)])).toBeNull();
    expect(closingOf([mark('OPEN', 20), mark('CLOSE', 10)])).toBeNull();
    expect(closingOf([mark('CLOSE', 30), mark('OPEN', 20), mark('CLOSE', 10)])?.first.order).toBe(30);
  });

  it('closed again, keeps its instant and takes the new exceptions', () => {
    const until = { ...cell, until: '2023-03-20' };
    const closing = closingOf([mark('CLOSE', 10), mark('CLOSE', 15, until), mark('CALL', 16)]);
    expect(closing?.first.order).toBe(10);
    expect(cellClosing(closing, cell)).toEqual({ order: 10, until: '2023-03-20' });
    expect(cellClosing(closing, { ...cell, unitId: 'works' })).toEqual({ order: 10, until: null });
  });
});

describe('[CLOSE2] a cell of a closed month', () => {
  const received = day('2023-03-10');
  const action = (version: number, more: Partial<CellAction> = {}): CellAction => ({
    id: 'notice board',
    version,
    recordedOn: received,
    receivedOn: received,
    changedOn: received,
    withdrawn: false,
    photoCount: 1,
    ...more,
  });
  const deed = (kind: CellDeed['kind'], order: number): CellDeed => ({
    kind,
    order,
    covered: [],
    recordedOn: received,
    receivedOn: received,
  });
  const judge = (
    closing: CellClosing | null,
    actions: readonly CellAction[],
    deeds: readonly CellDeed[] = [],
    today = received,
  ) => cellStatus(true, { month: FEBRUARY, graceDays: 5, actions, deeds, closing }, today);
  const closed = { order: 10, until: null };

  it('[CLOSE1] says what came after the closing, and takes it', () => {
    expect(judge(null, [action(11)]).afterClosing).toBe(false);
    expect(judge(closed, [action(9)]).afterClosing).toBe(false);
    expect(judge(closed, [action(11)])).toMatchObject({ status: 'RECORDED', afterClosing: true });
  });

  it('counts the unit’s words, and a record changed or withdrawn, but nothing an executive does', () => {
    expect(judge(closed, [], [deed('NOTHING_TO_REPORT', 11)]).afterClosing).toBe(true);
    expect(judge(closed, [action(11, { withdrawn: true })]).afterClosing).toBe(true);
    const answered = [deed('SUBMISSION', 9), deed('RETURN', 11), deed('CHECK', 12), deed('NOTE', 13)];
    expect(judge(closed, [action(8)], answered).afterClosing).toBe(false);
  });

  it('with an exception is in time until its day, and after the closing from the next day on', () => {
    const excepted = { order: 10, until: day('2023-03-10') };
    expect(judge(excepted, [action(11)])).toMatchObject({ afterClosing: false, late: false });
    expect(judge(excepted, [], [], received)).toMatchObject({ overdue: false });
    const next = day('2023-03-11');
    expect(judge(excepted, [], [], next)).toMatchObject({ overdue: true });
    const tooLate = action(12, { recordedOn: next, receivedOn: next, changedOn: next });
    expect(judge(excepted, [tooLate], [], next)).toMatchObject({ afterClosing: true, late: true });
  });

  it('with an exception says what was changed after its day, and is not late for it', () => {
    const excepted = { order: 10, until: received };
    const next = day('2023-03-11');
    const changed = (changedOn: Day | null) => judge(excepted, [action(12, { changedOn })], [], next);
    expect(changed(received)).toMatchObject({ afterClosing: false, late: false });
    expect(changed(next)).toMatchObject({ afterClosing: true, late: false });
    expect(changed(null)).toMatchObject({ afterClosing: true, late: false });
    const before = action(9, { changedOn: next });
    expect(judge({ ...excepted, until: received }, [before], [], next).afterClosing).toBe(false);
  });

  it('[OWE4] an exception never shortens the days of grace', () => {
    const excepted = { order: 10, until: day('2023-03-02') };
    expect(judge(excepted, [], [], day('2023-03-05')).overdue).toBe(false);
  });

  it('judges what waits on a phone as if it arrived today', () => {
    const waiting = action(unsentVersion(1), {
      recordedOn: day('2023-02-20'),
      receivedOn: null,
      changedOn: null,
    });
    expect(judge(closed, [waiting]).afterClosing).toBe(true);
    const excepted = { order: 10, until: received };
    expect(judge(excepted, [waiting]).afterClosing).toBe(false);
    expect(judge(excepted, [waiting], [], day('2023-03-11')).afterClosing).toBe(true);
  });
});
