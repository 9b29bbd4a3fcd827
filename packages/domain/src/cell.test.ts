import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CELL_STATUSES,
  cellStatus,
  DEED_KINDS,
  unsentVersion,
  type CellAction,
  type CellDeed,
  type CellFacts,
  type DeedKind,
} from './cell.ts';
import { wordToTakeBack } from './cell-word.ts';
import { dayAt, monthOf, type Day } from './day.ts';
import { dueDay } from './owing.ts';

const on = (text: string): Day => dayAt(new Date(`${text}T00:00:00Z`));
const february = monthOf(on('2023-02-01'));
const inTime = on('2023-02-20');
const afterDue = on('2023-03-06');

const action = (id: string, version: number, more: Partial<CellAction> = {}): CellAction => ({
  id,
  version,
  recordedOn: inTime,
  receivedOn: inTime,
  changedOn: inTime,
  withdrawn: false,
  photoCount: 1,
  ...more,
});
const deed = (kind: DeedKind, order: number, ...covered: readonly CellAction[]): CellDeed => ({
  kind,
  order,
  covered: covered.map(({ id, version }) => ({ actionId: id, version })),
});
const facts = (actions: readonly CellAction[], ...deeds: readonly CellDeed[]): CellFacts => ({
  month: february,
  graceDays: 5,
  actions,
  deeds,
});
const cell = (actions: readonly CellAction[], ...deeds: readonly CellDeed[]) =>
  cellStatus(true, facts(actions, ...deeds), inTime);
const statusOf = (actions: readonly CellAction[], ...deeds: readonly CellDeed[]) =>
  cell(actions, ...deeds).status;

const noticeBoard = action('notice board', 5);
const loudspeaker = action('loudspeaker', 6);
const withdrawn = (of: CellAction, version: number) => ({ ...of, version, withdrawn: true });
const changed = (of: CellAction, version: number) => ({ ...of, version });

describe('a cell nobody has touched', () => {
  it('[CELL1] is not owed, not yet, or not recorded', () => {
    expect(cellStatus(false, facts([]), inTime).status).toBe('NOT_OWED');
    expect(cellStatus(true, facts([]), on('2023-01-31')).status).toBe('NOT_YET');
    expect(cellStatus(true, facts([]), on('2023-02-01')).status).toBe('NOT_RECORDED');
  });

  it('[OWE4] is overdue the day after its days of grace', () => {
    expect(cellStatus(true, facts([]), on('2023-03-05')).overdue).toBe(false);
    expect(cellStatus(true, facts([]), on('2023-03-06')).overdue).toBe(true);
    expect(cellStatus(false, facts([]), on('2023-03-06')).overdue).toBe(false);
  });
});

describe('the unit records and submits', () => {
  it('[CELL1] is recorded with an action, also where nothing was owed', () => {
    expect(statusOf([noticeBoard])).toBe('RECORDED');
    expect(cellStatus(false, facts([noticeBoard]), inTime).status).toBe('RECORDED');
  });

  it('[CELL2] is submitted once the head submits, and open again when something is added or changed', () => {
    const submitted = deed('SUBMISSION', 8);
    expect(statusOf([noticeBoard], submitted)).toBe('SUBMITTED');
    expect(statusOf([noticeBoard, action('late leaflet', 9)], submitted)).toBe('RECORDED');
    expect(statusOf([changed(noticeBoard, 9)], submitted)).toBe('RECORDED');
    expect(statusOf([changed(noticeBoard, 9)], submitted, deed('SUBMISSION', 10))).toBe('SUBMITTED');
  });

  it('[CELL2] opens a submission that named its actions when one of them is withdrawn', () => {
    const submitted = deed('SUBMISSION', 8, noticeBoard, loudspeaker);
    expect(statusOf([noticeBoard, loudspeaker], submitted)).toBe('SUBMITTED');
    expect(statusOf([noticeBoard, withdrawn(loudspeaker, 9)], submitted)).toBe('RECORDED');
  });

  it('[CELL2] does not submit what the head had not seen, though it was there before', () => {
    const seen = deed('SUBMISSION', 8, noticeBoard);
    expect(statusOf([noticeBoard, loudspeaker], seen)).toBe('RECORDED');
    expect(statusOf([noticeBoard, withdrawn(loudspeaker, 7)], seen)).toBe('SUBMITTED');
    expect(statusOf([changed(noticeBoard, 7)], seen), 'in another version than it was seen').toBe('RECORDED');
  });

  it('[CELL3] falls back to silence when all that was submitted is withdrawn', () => {
    expect(statusOf([withdrawn(noticeBoard, 9)], deed('SUBMISSION', 8))).toBe('NOT_RECORDED');
  });

  it('[CELL2] counts what is still on the phone, in the order of its outbox', () => {
    const unsent = action('just now', unsentVersion(1), { receivedOn: null });
    expect(statusOf([unsent], deed('SUBMISSION', 900_000_000))).toBe('RECORDED');
    expect(statusOf([unsent], deed('SUBMISSION', unsentVersion(2)))).toBe('SUBMITTED');
    expect(statusOf([changed(unsent, unsentVersion(3))], deed('SUBMISSION', unsentVersion(2)))).toBe(
      'RECORDED',
    );
  });
});

describe('the unit states that there is nothing to report', () => {
  it('[CELL3] needs the statement, not silence', () => {
    expect(statusOf([], deed('NOTHING_TO_REPORT', 4))).toBe('NOTHING_TO_REPORT');
    expect(cellStatus(true, facts([], deed('NOTHING_TO_REPORT', 4)), afterDue).overdue).toBe(false);
  });

  it('[CELL3] no longer holds once there is an action', () => {
    expect(statusOf([noticeBoard], deed('NOTHING_TO_REPORT', 4))).toBe('RECORDED');
    expect(statusOf([noticeBoard], deed('NOTHING_TO_REPORT', 7)), 'an older action arrives late').toBe(
      'RECORDED',
    );
  });
});

describe('a month is sent back', () => {
  const submitted = deed('SUBMISSION', 8);
  const returned = deed('RETURN', 9);

  it('[CELL2] is returned until the unit mends something, then recorded until it submits again', () => {
    expect(statusOf([noticeBoard], submitted, returned)).toBe('RETURNED');
    expect(statusOf([changed(noticeBoard, 10)], submitted, returned)).toBe('RECORDED');
    expect(statusOf([changed(noticeBoard, 10)], submitted, returned, deed('SUBMISSION', 11))).toBe(
      'SUBMITTED',
    );
  });

  it('[CELL2] may be submitted again as it is', () => {
    expect(statusOf([noticeBoard], submitted, returned, deed('SUBMISSION', 10))).toBe('SUBMITTED');
  });

  it('[CELL2] asks an empty month for something too', () => {
    expect(statusOf([], deed('NOTHING_TO_REPORT', 4), deed('RETURN', 5))).toBe('RETURNED');
    expect(statusOf([withdrawn(noticeBoard, 10)], submitted, returned)).toBe('RETURNED');
  });

  it('[CELL4] is overdue until it is submitted again', () => {
    const at = (...deeds: CellDeed[]) =>
      cellStatus(true, facts([changed(noticeBoard, 10)], ...deeds), afterDue);
    expect(at(submitted, returned)).toMatchObject({ status: 'RECORDED', overdue: true });
    expect(at(submitted, returned, deed('SUBMISSION', 11)).overdue).toBe(false);
  });
});

describe('the unit takes its month back', () => {
  const submitted = deed('SUBMISSION', 8, noticeBoard);
  const takenBack = deed('TAKE_BACK', 9);

  it('[CELL5] is recorded again, until it is submitted anew', () => {
    expect(statusOf([noticeBoard], submitted, takenBack)).toBe('RECORDED');
    expect(statusOf([noticeBoard], submitted, takenBack, deed('SUBMISSION', 10, noticeBoard))).toBe(
      'SUBMITTED',
    );
  });

  it('[CELL5] leaves nothing of what the unit said before, be it said twice', () => {
    expect(statusOf([noticeBoard], deed('SUBMISSION', 7, noticeBoard), submitted, takenBack)).toBe(
      'RECORDED',
    );
    expect(statusOf([], deed('NOTHING_TO_REPORT', 4), takenBack)).toBe('NOT_RECORDED');
  });

  it('[CELL5] concerns the word it names: what another head said at once stands and decides', () => {
    const said = (id: string, byId: string, order: number): CellDeed => ({
      ...deed('SUBMISSION', order, noticeBoard),
      id,
      byId,
    });
    const taking = (takesBackId: string, order: number): CellDeed => ({
      ...deed('TAKE_BACK', order),
      takesBackId,
    });
    const [hers, his] = [said('hers', 'head', 7), said('his', 'deputy', 8)];
    for (const named of ['hers', 'his']) {
      const deeds = [hers, his, taking(named, 9)];
      const left = named === 'hers' ? his : hers;
      expect(statusOf([noticeBoard], ...deeds), named).toBe('SUBMITTED');
      expect(wordToTakeBack([noticeBoard], deeds), named).toBe(left);
      expect(cellStatus(true, facts([noticeBoard], ...deeds), afterDue).overdue, named).toBe(false);
      expect(statusOf([noticeBoard], ...deeds, taking(left.id ?? '', 10)), named).toBe('RECORDED');
    }
    const twice = [hers, { ...his, byId: 'head' }, taking('his', 9)];
    expect(statusOf([noticeBoard], ...twice), 'whoever said it twice takes both back').toBe('RECORDED');
    const answered = [hers, deed('RETURN', 8), { ...his, order: 9, byId: 'head' }, taking('his', 10)];
    expect(statusOf([noticeBoard], ...answered)).toBe('RETURNED');
    expect(wordToTakeBack([noticeBoard], answered)).toBeNull();
  });

  it('[CELL5] stands again where a return still waits for an answer', () => {
    const returned = deed('RETURN', 7);
    expect(statusOf([noticeBoard], deed('SUBMISSION', 6), returned, submitted, takenBack)).toBe('RETURNED');
    expect(statusOf([changed(noticeBoard, 8)], returned, submitted, takenBack)).toBe('RECORDED');
  });

  it('[CELL4] [CELL5] is overdue again when its due day has passed', () => {
    const at = (...deeds: CellDeed[]) => cellStatus(true, facts([noticeBoard], ...deeds), afterDue).overdue;
    expect(at(submitted)).toBe(false);
    expect(at(submitted, takenBack)).toBe(true);
  });

  it('[LATE1] [CELL5] a word taken back was no answer: the next one counts', () => {
    const said = (kind: DeedKind, order: number, receivedOn: Day): CellDeed => ({
      ...deed(kind, order, noticeBoard),
      recordedOn: receivedOn,
      receivedOn,
    });
    const late = (...deeds: CellDeed[]) => cellStatus(true, facts([noticeBoard], ...deeds), afterDue).late;
    const first = said('SUBMISSION', 8, inTime);
    const again = said('SUBMISSION', 10, afterDue);
    expect(late(first, takenBack, again)).toBe(true);
    expect(late(first, deed('RETURN', 9), again)).toBe(false);
  });

  it('[CELL5] may be done until a return answers it, or a check that has seen it', () => {
    const word = (...deeds: CellDeed[]) => wordToTakeBack([noticeBoard, loudspeaker], deeds);
    const both = deed('SUBMISSION', 8, noticeBoard, loudspeaker);
    expect(word(both)).toBe(both);
    expect(word(both, deed('RETURN', 9))).toBeNull();
    expect(word(both, takenBack)).toBeNull();
    expect(word(both, deed('CHECK', 9, noticeBoard, loudspeaker))).toBeNull();
    expect(word(both, deed('CHECK', 9, noticeBoard)), 'the tablet had not seen all of it').toBe(both);
    expect(word(deed('SUBMISSION', 8), deed('CHECK', 9)), 'nobody knows what it named').toBeNull();
    expect(word()).toBeNull();
  });

  it('[CELL5] of a checked month is not to be had, though something was added since', () => {
    const check = deed('CHECK', 9, noticeBoard);
    expect(wordToTakeBack([noticeBoard, action('leaflet', 10)], [submitted, check])).toBeNull();
    expect(wordToTakeBack([], [deed('NOTHING_TO_REPORT', 4), deed('CHECK', 5)])).toBeNull();
  });
});

describe('people write notes', () => {
  it('[CELL6] changes nothing, wherever they stand', () => {
    const submitted = deed('SUBMISSION', 8, noticeBoard);
    const check = deed('CHECK', 10, noticeBoard);
    const histories = [
      [submitted],
      [submitted, deed('RETURN', 9)],
      [submitted, check],
      [deed('TAKE_BACK', 9)],
    ];
    for (const history of histories) {
      const before = cell([noticeBoard], ...history);
      expect(cell([noticeBoard], ...history, deed('NOTE', 11))).toEqual(before);
      expect(cell([noticeBoard], deed('NOTE', 1), ...history)).toEqual(before);
    }
    expect(statusOf([], deed('NOTHING_TO_REPORT', 4), deed('NOTE', 5), deed('CHECK', 6))).toBe('CHECKED');
  });

  it('[CELL1] nor does a deed that only a newer release knows', () => {
    const unknown = { kind: 'INSTRUCTION' as DeedKind, order: 11, covered: [] };
    expect(statusOf([noticeBoard], deed('SUBMISSION', 8, noticeBoard), unknown)).toBe('SUBMITTED');
  });
});

describe('an executive checks', () => {
  const submitted = deed('SUBMISSION', 8);

  it('[CHECK1] is checked while the actions are exactly those the check names', () => {
    const check = deed('CHECK', 9, noticeBoard, loudspeaker);
    expect(cell([noticeBoard, loudspeaker], submitted, check)).toMatchObject({
      status: 'CHECKED',
      changedSinceCheck: false,
    });
  });

  it('[CHECK1] is recorded and marked when something is changed, added or withdrawn afterwards', () => {
    const check = deed('CHECK', 9, noticeBoard, loudspeaker);
    for (const actions of [
      [changed(noticeBoard, 10), loudspeaker],
      [noticeBoard, loudspeaker, action('leaflet', 10)],
    ]) {
      expect(cell(actions, submitted, check)).toMatchObject({ status: 'RECORDED', changedSinceCheck: true });
    }
    const { status, changedSinceCheck } = cell([noticeBoard, withdrawn(loudspeaker, 10)], submitted, check);
    expect(changedSinceCheck).toBe(true);
    expect(status, 'what is left is what was submitted').toBe('SUBMITTED');
  });

  it('[CHECK1] does not check what the tablet had not seen', () => {
    const onAnOldTablet = deed('CHECK', 9, noticeBoard);
    expect(cell([noticeBoard, loudspeaker], submitted, onAnOldTablet)).toMatchObject({
      status: 'SUBMITTED',
      changedSinceCheck: true,
    });
  });

  it('[CHECK1] keeps the mark through a new submission until the next check', () => {
    const actions = [changed(noticeBoard, 10)];
    const history = [submitted, deed('CHECK', 9, noticeBoard), deed('SUBMISSION', 11)];
    expect(cell(actions, ...history)).toMatchObject({ status: 'SUBMITTED', changedSinceCheck: true });
    expect(cell(actions, ...history, deed('CHECK', 12, ...actions))).toMatchObject({
      status: 'CHECKED',
      changedSinceCheck: false,
    });
  });

  it('[CHECK1] is not undone by a later check from a tablet that had seen less', () => {
    const actions = [noticeBoard, loudspeaker];
    expect(
      cell(actions, submitted, deed('CHECK', 9, ...actions), deed('CHECK', 10, noticeBoard)),
    ).toMatchObject({
      status: 'CHECKED',
      changedSinceCheck: false,
    });
  });

  it('[CELL3] can check a statement of nothing to report, but not silence', () => {
    expect(statusOf([], deed('NOTHING_TO_REPORT', 4), deed('CHECK', 5))).toBe('CHECKED');
    expect(statusOf([], deed('CHECK', 5))).toBe('NOT_RECORDED');
  });

  it('[CELL2] can send a checked month back', () => {
    expect(statusOf([noticeBoard], submitted, deed('CHECK', 9, noticeBoard), deed('RETURN', 10))).toBe(
      'RETURNED',
    );
  });

  it('[CELL4] does not turn red because somebody added evidence after the due day', () => {
    const more = action('leaflet', 10, { recordedOn: afterDue, receivedOn: afterDue });
    const state = cellStatus(
      true,
      facts([noticeBoard, more], submitted, deed('CHECK', 9, noticeBoard)),
      afterDue,
    );
    expect(state).toMatchObject({ status: 'RECORDED', overdue: false, late: true, changedSinceCheck: true });
  });
});

describe('lateness', () => {
  const lateness = (recorded: string, received: string | null, today = '2023-03-20') => {
    const one = action('a', 5, {
      recordedOn: on(recorded),
      receivedOn: received === null ? null : on(received),
    });
    const { late, lateSynced } = cellStatus(true, facts([one]), on(today));
    return { late, lateSynced };
  };

  it('[LATE1] goes by the day the server received it', () => {
    expect(lateness('2023-02-10', '2023-03-05')).toEqual({ late: false, lateSynced: false });
    expect(lateness('2023-03-06', '2023-03-06')).toEqual({ late: true, lateSynced: false });
  });

  it('[LATE1] marks what was recorded in time and only arrived late', () => {
    expect(lateness('2023-02-10', '2023-03-06')).toEqual({ late: true, lateSynced: true });
  });

  it('[LATE1] judges what is still on the phone as if it arrived today', () => {
    expect(lateness('2023-02-10', null, '2023-03-05')).toEqual({ late: false, lateSynced: false });
    expect(lateness('2023-02-10', null, '2023-03-06')).toEqual({ late: true, lateSynced: true });
  });

  it('[LATE1] knows no lateness where nothing was owed', () => {
    const one = action('a', 5, { receivedOn: afterDue });
    expect(cellStatus(false, facts([one]), afterDue)).toMatchObject({ late: false, lateSynced: false });
  });

  it('[LATE1] counts a first submission or statement that came late, and not one sent again after a return', () => {
    const sent = (order: number, receivedOn: Day) => ({
      ...deed('SUBMISSION', order),
      recordedOn: receivedOn,
      receivedOn,
    });
    const late = (...deeds: CellDeed[]) => cellStatus(true, facts([noticeBoard], ...deeds), afterDue).late;
    expect(late(sent(8, afterDue))).toBe(true);
    expect(late(sent(8, inTime), deed('RETURN', 9), sent(10, afterDue))).toBe(false);
    const statement = { ...deed('NOTHING_TO_REPORT', 4), recordedOn: inTime, receivedOn: afterDue };
    expect(cellStatus(true, facts([], statement), afterDue)).toMatchObject({ late: true, lateSynced: true });
  });
});

describe('photos', () => {
  it('[CELL1] are missing where an action has none, or where bytes have not arrived', () => {
    const missing = (more: Partial<CellAction>) => cell([action('a', 5, more)]).photosMissing;
    expect(missing({ photoCount: 0 })).toBe(true);
    expect(missing({ photoCount: 2, pendingPhotos: 1 })).toBe(true);
    expect(missing({ photoCount: 2, pendingPhotos: 0 })).toBe(false);
    expect(missing({ photoCount: 0, withdrawn: true })).toBe(false);
  });
});

/** Any history one clock can make: every version and order is another number. */
const histories = fc
  .record({
    actions: fc.array(
      fc.record({
        withdrawn: fc.boolean(),
        photoCount: fc.nat({ max: 2 }),
        recordedOn: fc.integer({ min: 0, max: 60 }),
        delay: fc.option(fc.nat({ max: 30 })),
      }),
      { maxLength: 5 },
    ),
    deeds: fc.array(
      fc.record({
        kind: fc.constantFrom(...DEED_KINDS),
        covered: fc.array(fc.record({ index: fc.nat({ max: 4 }), version: fc.nat({ max: 20 }) }), {
          maxLength: 5,
        }),
      }),
      { maxLength: 5 },
    ),
    clock: fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { minLength: 10, maxLength: 10 }),
  })
  .map(({ actions, deeds, clock }): CellFacts => {
    const day = (count: number) => dayAt(new Date(Date.UTC(2023, 1, 1 + count)));
    return {
      month: february,
      graceDays: 5,
      actions: actions.map(({ delay, recordedOn, ...more }, index) => ({
        id: `a${index}`,
        version: clock[index] ?? 0,
        recordedOn: day(recordedOn),
        receivedOn: delay === null ? null : day(recordedOn + delay),
        changedOn: delay === null ? null : day(recordedOn + delay),
        ...more,
      })),
      deeds: deeds.map(({ kind, covered }, index) => ({
        kind,
        order: clock[5 + index] ?? 0,
        covered: covered.map(({ index: of, version }) => ({ actionId: `a${of}`, version })),
      })),
    };
  });
const todays = fc
  .integer({ min: -40, max: 90 })
  .map((count) => dayAt(new Date(Date.UTC(2023, 1, 1 + count))));
const FINISHED = ['SUBMITTED', 'NOTHING_TO_REPORT', 'CHECKED'];

describe('any history', () => {
  it('[CELL1] has exactly one status, the same every time', () => {
    fc.assert(
      fc.property(fc.boolean(), histories, todays, (owed, any, today) => {
        const state = cellStatus(owed, any, today);
        expect(CELL_STATUSES).toContain(state.status);
        expect(cellStatus(owed, any, today)).toEqual(state);
      }),
    );
  });

  it('[CELL1] does not depend on the order in which the rows come', () => {
    fc.assert(
      fc.property(fc.boolean(), histories, todays, fc.infiniteStream(fc.nat()), (owed, any, today, keys) => {
        const shuffled = <T>(rows: readonly T[]): T[] =>
          rows
            .map((row) => ({ row, key: keys.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
        const mixed = { ...any, actions: shuffled(any.actions), deeds: shuffled(any.deeds) };
        expect(cellStatus(owed, mixed, today)).toEqual(cellStatus(owed, any, today));
      }),
    );
  });

  it('[CELL2] is not changed by an action that was recorded and withdrawn', () => {
    fc.assert(
      fc.property(fc.boolean(), histories, todays, fc.nat({ max: 99 }), (owed, any, today, version) => {
        const more = {
          ...any,
          actions: [...any.actions, action('gone', version, { withdrawn: true, photoCount: 0 })],
        };
        expect(cellStatus(owed, more, today)).toEqual(cellStatus(owed, any, today));
      }),
    );
  });

  it('[CELL2] is re-opened by any newer action', () => {
    fc.assert(
      fc.property(fc.boolean(), histories, todays, (owed, any, today) => {
        const newer = { ...any, actions: [...any.actions, action('newest', unsentVersion(1))] };
        expect(cellStatus(owed, newer, today).status).toBe('RECORDED');
      }),
    );
  });

  it('[CELL5] is never submitted or stated once the latest word was taken back, and cannot be taken back twice', () => {
    fc.assert(
      fc.property(fc.boolean(), histories, todays, (owed, any, today) => {
        const deeds = [...any.deeds, deed('TAKE_BACK', 99)];
        expect(['SUBMITTED', 'NOTHING_TO_REPORT']).not.toContain(
          cellStatus(owed, { ...any, deeds }, today).status,
        );
        expect(wordToTakeBack(any.actions, deeds)).toBeNull();
      }),
    );
  });

  it('[CELL5] what is checked cannot be taken back', () => {
    fc.assert(
      fc.property(histories, todays, (any, today) => {
        fc.pre(cellStatus(true, any, today).status === 'CHECKED');
        expect(wordToTakeBack(any.actions, any.deeds)).toBeNull();
      }),
    );
  });

  it('[CELL6] is not changed by notes', () => {
    fc.assert(
      fc.property(fc.boolean(), histories, todays, fc.nat({ max: 99 }), (owed, any, today, order) => {
        const noted = { ...any, deeds: [...any.deeds, deed('NOTE', order)] };
        expect(cellStatus(owed, noted, today)).toEqual(cellStatus(owed, any, today));
      }),
    );
  });

  it('[CHECK1] is settled by a check of all there is', () => {
    fc.assert(
      fc.property(fc.boolean(), histories, todays, (owed, any, today) => {
        const live = any.actions.filter((one) => !one.withdrawn);
        fc.pre(live.length > 0);
        const checked = { ...any, deeds: [...any.deeds, deed('CHECK', 99, ...live)] };
        const { status, overdue, changedSinceCheck } = cellStatus(owed, checked, today);
        expect({ status, overdue, changedSinceCheck }).toEqual({
          status: 'CHECKED',
          overdue: false,
          changedSinceCheck: false,
        });
      }),
    );
  });

  it('[CELL1] is never both checked and changed since', () => {
    fc.assert(
      fc.property(fc.boolean(), histories, todays, (owed, any, today) => {
        const { status, changedSinceCheck } = cellStatus(owed, any, today);
        return !(status === 'CHECKED' && changedSinceCheck);
      }),
    );
  });

  it('[CELL4] is overdue only when owed, unfinished, and past the due day', () => {
    fc.assert(
      fc.property(fc.boolean(), histories, todays, (owed, any, today) => {
        const { status, overdue } = cellStatus(owed, any, today);
        if (!overdue) return;
        expect(owed).toBe(true);
        expect(FINISHED).not.toContain(status);
        expect(today > dueDay(any.month, any.graceDays)).toBe(true);
      }),
    );
  });

  it('[CELL1] keeps its status, apart from not-yet, whatever day it is', () => {
    const settled = (status: string) => (status === 'NOT_YET' ? 'NOT_RECORDED' : status);
    fc.assert(
      fc.property(fc.boolean(), histories, todays, todays, (owed, any, one, other) => {
        expect(settled(cellStatus(owed, any, one).status)).toBe(settled(cellStatus(owed, any, other).status));
      }),
    );
  });

  it('[LATE1] is late-synced only when late, and late only when owed', () => {
    fc.assert(
      fc.property(fc.boolean(), histories, todays, (owed, any, today) => {
        const { late, lateSynced } = cellStatus(owed, any, today);
        return (owed || !late) && (late || !lateSynced);
      }),
    );
  });
});
