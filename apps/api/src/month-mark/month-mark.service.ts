/** What executives say of a month of the whole agency: calls on who owes it, closes it, opens it again. */
import {
  cellKey,
  dayAt,
  lastDayOf,
  monthOf,
  normaliseThai,
  noteFault,
  pastFault,
  type Deed,
  type MonthMarkKind,
  type YearMonth,
} from '@prongsai/domain';
import { note } from '../activity/note.ts';
import { Measure } from '../measure/measure.entity.ts';
import { namesOf } from '../person/person.reading.ts';
import { actsFor, ensureMay } from '../platform/permission.ts';
import { ensure, ensureId, Problem } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { holdClock } from '../platform/version-stamp.ts';
import { raise } from '../publicity-log/publicity-log.service.ts';
import { remindOfCall } from '../reminder/reminder.service.ts';
import { Unit } from '../unit/unit.entity.ts';
import { MonthMark, type MonthException } from './month-mark.entity.ts';
import { closingsBy, marksOf } from './month-mark.reading.ts';

interface MarkInput {
  id: string;
  month: YearMonth;
  clientTime: Date;
}

/** Reminds all who still owe the month, once a day (CALL1). */
export async function callOnUnits(tx: Tx, input: MarkInput & { words: string | null }): Promise<MonthMark> {
  const { month } = input;
  const words = trimmed(input.words);
  const marking = await begin(tx, 'callOnUnits', input, { mark: 'CALL', words, exceptions: [] });
  if (marking.known) return marking.known;
  if (words !== null) raise(noteFault('words', words));
  ensure(month <= monthOf(tx.today), 'MONTH_NOT_BEGUN', { month }, 'month');
  const marks = await marksOf(tx.em, marking.agencyId, [month]);
  const before = marks.find(({ mark, at }) => mark === 'CALL' && dayAt(at) === tx.today);
  if (before) throw new Problem('CALLED_ALREADY', { name: await nameOf(tx, before.byId), month });
  const call = marking.keep();
  ensure(await remindOfCall(tx, call), 'NOBODY_OWES', { month }, 'month');
  return call;
}

/** For the whole agency, once it is over; closing again changes the exceptions (CLOSE2, CLOSE3). */
export async function closeMonth(
  tx: Tx,
  input: MarkInput & { exceptions: MonthException[] },
): Promise<MonthMark> {
  const { month } = input;
  const exceptions = [
    ...new Map(input.exceptions.map((each) => [cellKey({ ...each, month }), each])).values(),
  ];
  const marking = await begin(tx, 'closeMonth', input, { mark: 'CLOSE', words: null, exceptions });
  if (marking.known) return marking.known;
  ensure(tx.today > lastDayOf(month), 'MONTH_NOT_OVER', { month }, 'month');
  for (const { until } of exceptions) raise(pastFault('exceptions', until, dayAt(input.clientTime)));
  await ensureThere(tx, marking.agencyId, exceptions);
  return marking.keep();
}

export async function openMonth(tx: Tx, input: MarkInput & { words: string }): Promise<MonthMark> {
  const { month, words } = input;
  const said = { mark: 'OPEN', words: trimmed(words), exceptions: [] } as const;
  const marking = await begin(tx, 'openMonth', input, said);
  if (marking.known) return marking.known;
  raise(noteFault('words', words));
  const marks = await marksOf(tx.em, marking.agencyId, [month]);
  ensure(closingsBy(marks).has(month), 'MONTH_NOT_CLOSED', { month }, 'month');
  return marking.keep();
}

interface Said {
  readonly mark: MonthMarkKind;
  readonly words: string | null;
  readonly exceptions: readonly MonthException[];
}

/**
 * Holds the agency's clock, so that of two marks at once the later sees the first. A mark that is known already gets
 * its first answer (LOG1).
 */
async function begin(tx: Tx, verb: Deed, { id, month, clientTime }: MarkInput, said: Said) {
  const { agencyId, personId: byId } = ensureMay(tx, verb);
  ensureId(id, 'id');
  await holdClock(tx.em, agencyId);
  const known = await tx.em.findOne(MonthMark, { id });
  if (known) ensure(known.agencyId === agencyId && known.month === month && isSame(known, said), 'ID_TAKEN');
  const keep = (): MonthMark => {
    const acting = actsFor(tx, verb);
    const exceptions = [...said.exceptions];
    const row = { id, agencyId, month, ...said, exceptions, byId, acting, at: tx.now, clientTime };
    const mark = tx.em.create(MonthMark, row, { persist: true });
    note(tx, verb, mark, { month, ...(acting && { acting }) });
    return mark;
  };
  return { agencyId, known, keep };
}

function isSame(known: MonthMark, { mark, words, exceptions }: Said): boolean {
  const cells = (all: readonly MonthException[]) =>
    all.map(({ measureId, unitId, until }) => `${measureId} ${unitId} ${until}`).sort();
  return (
    known.mark === mark &&
    known.words === words &&
    cells(known.exceptions).join() === cells(exceptions).join()
  );
}

async function ensureThere(tx: Tx, agencyId: string, exceptions: readonly MonthException[]): Promise<void> {
  const [measureIds, unitIds] = [new Set<string>(), new Set<string>()];
  for (const { measureId, unitId } of exceptions) {
    ensureId(measureId, 'exceptions');
    ensureId(unitId, 'exceptions');
    measureIds.add(measureId);
    unitIds.add(unitId);
  }
  const measures = await rows(tx.em, Measure, { agencyId, id: { $in: [...measureIds] } });
  const units = await rows(tx.em, Unit, { agencyId, id: { $in: [...unitIds] } });
  const isThere = measures.length === measureIds.size && units.length === unitIds.size;
  ensure(isThere, 'NOT_FOUND', {}, 'exceptions');
}

async function nameOf(tx: Tx, personId: string | null): Promise<string> {
  return (await namesOf(tx.em, [personId])).get(personId ?? '') ?? '';
}

function trimmed(words: string | null): string | null {
  return normaliseThai(words ?? '').trim() || null;
}
