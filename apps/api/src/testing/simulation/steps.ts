/** What can happen between some phones and their server, and how often. */
import { FAULTS, type Fault } from '@prongsai/outbox/testing';
import fc from 'fast-check';
import { PEOPLE, type Who } from './simulated-town.ts';

const MONTHS = ['2023-01', '2023-02'] as const;

export type Step =
  // What people do on a phone.
  | { do: 'record'; on: number; measure: number; month: string; photos: number; wrong: Wrong | null }
  | { do: 'change'; on: number; which: number; field: 'what' | 'place' | 'day' }
  /** Two change one field of a record that both have read, neither knowing of the other. */
  | { do: 'changeBoth'; on: number; and: number; which: number; field: 'what' | 'place' | 'day' }
  /** The form of a change stands open while another changes the same field, and is saved once the phone has read on. */
  | { do: 'openForm'; on: number; and: number; which: number; field: 'what' | 'place' | 'day' }
  | { do: 'saveForm'; on: number }
  | { do: 'withdraw'; on: number; which: number }
  | { do: 'attach'; on: number; which: number; photo: number }
  | { do: 'attachFile'; on: number; which: number; file: number }
  | { do: 'changePhoto'; on: number; which: number; place: number }
  | { do: EvidenceStep; on: number; which: number }
  | { do: 'bringBack'; on: number; which: number }
  | { do: 'answer' | 'closeInstruction'; on: number; which: number }
  | { do: MonthStep; on: number; measure: number; month: string }
  | { do: 'mend' | 'putAway'; on: number; which: number }
  /** Takes back what was recorded, as if by a slip of the finger. */
  | { do: 'undo'; on: number; which: number }
  | { do: 'carryOver'; on: number; to: number }
  // What the phones do by themselves.
  | { do: 'send'; on: number; faults: Fault[]; drainers: number }
  | { do: 'sendPhotos'; on: number; faults: Fault[] }
  | { do: 'sendTogether'; faults: Fault[] }
  // What becomes of a phone.
  | { do: 'remember' | 'rollBack' | 'evict' | 'fill' | 'makeRoom' | 'tidy' | 'signOut'; on: number }
  | { do: 'setClock'; on: number; days: number }
  // What becomes of the server and of people's places.
  | { do: 'backUp' | 'restore' }
  | { do: 'move'; who: Who; unit: number }
  | { do: 'disable' | 'enable'; who: Who }
  | { do: 'pageSize'; rows: number }
  | { do: 'wait'; hours: number };

/** What people do to one photo or file of an action. */
export type EvidenceStep = 'withdrawPhoto' | 'restorePhoto' | 'withdrawFile' | 'restoreFile';

/** What people do to a whole month. */
export type MonthStep =
  | 'submit'
  | 'nothing'
  | 'takeBack'
  | 'writeNote'
  | 'sendBack'
  | 'check'
  | 'instruct'
  | 'call'
  | 'closeMonth'
  | 'openMonth';

/** Ways to get a record wrong: refused in words, among fifty that are right. */
export const WRONG = ['NO_WORDS', 'FUTURE', 'NO_SUCH_MEASURE', 'UNREADABLE'] as const;
export type Wrong = (typeof WRONG)[number];

/** One of five phones. Most happens on few of them: that is where things meet. */
const on = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.constant(1) },
  { weight: 3, arbitrary: fc.constant(2) },
  { weight: 2, arbitrary: fc.constant(3) },
  { weight: 1, arbitrary: fc.constant(4) },
);
const which = fc.nat({ max: 20 });
const measure = fc.nat({ max: 2 });
const month = fc.constantFrom(...MONTHS);
const faults = fc.array(fc.constantFrom(...FAULTS), { maxLength: 6 });
const who = fc.constantFrom(...PEOPLE);

/** The steps of this name. */
export type Doing<D extends Step['do'], S = Step> = S extends { do: infer Names }
  ? D extends Names
    ? S
    : never
  : never;
type Others<D extends Step['do']> = { [K in Exclude<keyof Doing<D>, 'do'>]: fc.Arbitrary<Doing<D>[K]> };

function step<D extends Step['do']>(weight: number, name: D, others: Others<D>) {
  const record = { do: fc.constant(name), ...others };
  return { weight, arbitrary: fc.record(record) as unknown as fc.Arbitrary<Step> };
}

const wrong = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(...WRONG) },
);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  step(14, 'record', { on, measure, month, photos: fc.nat({ max: 2 }), wrong }),
  step(8, 'change', { on, which, field: fc.constantFrom('what', 'place', 'day') }),
  step(8, 'changeBoth', { on, and: on, which, field: fc.constantFrom('what', 'place', 'day') }),
  step(6, 'openForm', { on, and: on, which, field: fc.constantFrom('what', 'place', 'day') }),
  step(8, 'saveForm', { on }),
  step(2, 'withdraw', { on, which }),
  step(3, 'attach', { on, which, photo: fc.nat({ max: 7 }) }),
  step(2, 'attachFile', { on, which, file: fc.nat({ max: 2 }) }),
  step(1, 'changePhoto', { on, which, place: fc.nat({ max: 5 }) }),
  step(1, 'withdrawPhoto', { on, which }),
  step(1, 'restorePhoto', { on, which }),
  step(1, 'withdrawFile', { on, which }),
  step(1, 'restoreFile', { on, which }),
  step(1, 'bringBack', { on, which }),
  step(2, 'submit', { on, measure, month }),
  step(2, 'takeBack', { on, measure, month }),
  step(1, 'writeNote', { on, measure, month }),
  step(1, 'nothing', { on, measure, month }),
  step(1, 'sendBack', { on, measure, month }),
  step(2, 'check', { on, measure, month }),
  step(2, 'instruct', { on, measure, month }),
  step(2, 'answer', { on, which }),
  step(1, 'closeInstruction', { on, which }),
  step(1, 'call', { on, measure, month }),
  step(1, 'closeMonth', { on, measure, month }),
  step(1, 'openMonth', { on, measure, month }),
  step(3, 'mend', { on, which }),
  step(1, 'putAway', { on, which }),
  step(3, 'undo', { on, which }),
  step(2, 'carryOver', { on, to: on }),
  step(14, 'send', { on, faults, drainers: fc.integer({ min: 1, max: 3 }) }),
  step(6, 'sendPhotos', { on, faults }),
  step(4, 'sendTogether', { faults }),
  step(3, 'remember', { on }),
  step(4, 'rollBack', { on }),
  step(1, 'evict', { on }),
  step(1, 'fill', { on }),
  step(1, 'makeRoom', { on }),
  step(3, 'tidy', { on }),
  step(1, 'signOut', { on }),
  step(1, 'setClock', { on, days: fc.integer({ min: -40, max: 40 }) }),
  step(3, 'backUp', {}),
  step(2, 'restore', {}),
  step(1, 'move', { who, unit: fc.nat({ max: 1 }) }),
  step(1, 'disable', { who }),
  step(1, 'enable', { who }),
  step(1, 'pageSize', { rows: fc.constantFrom(3, 20, 500) }),
  step(2, 'wait', { hours: fc.integer({ min: 1, max: 60 }) }),
);

/** What everybody has read when a story begins: without a record that people share there is nothing to quarrel about. */
const BEGINNING: readonly Step[] = [
  { do: 'record', on: 0, measure: 0, month: MONTHS[1], photos: 1, wrong: null },
  { do: 'sendTogether', faults: [] },
];

/** One story. */
export const story: fc.Arbitrary<Step[]> = fc
  .array(anyStep, { minLength: 5, maxLength: 50, size: 'max' })
  .map((steps) => [...BEGINNING, ...steps]);
