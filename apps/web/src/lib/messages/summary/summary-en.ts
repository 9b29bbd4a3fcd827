import { num } from '../numerals.svelte.ts';
import type { SummaryMessages } from './summary-th.ts';

const cells = (n: number): string => `${num(n)} ${n === 1 ? 'cell' : 'cells'}`;

export const summaryEn: SummaryMessages = {
  title: 'Monthly summary',
  heading: (month) => `Follow-up of ${month}: summary`,
  ofPlan: (year) => `By the plan of integrity and transparency measures, fiscal year ${year}`,
  scope: (units) => `Of ${units} only`,
  due: (day) => `Due ${day}`,
  printed: (when) => `Printed ${when}`,
  dataAt: (when) => `Data as of ${when}`,
  withUnsent: (n) =>
    `with ${num(n)} ${n === 1 ? 'record' : 'records'} of this device that the system does not have yet`,
  stamp: (day, time) => `${day}, ${time}`,
  print: 'Print',
  will: 'To be printed: one upright A4 page, with every part as shown below',
  willInPart:
    'To be printed: one upright A4 page as shown below; what is beyond it is counted, with where to see it',
  fitting: 'Laying it out on one page',
  notBegunTitle: 'This month has not begun',
  notBegun: (month) => `There will be a summary of ${month} once it has begun.`,
  figures: {
    title: 'Figures of the month (cells: measure × unit)',
    owed: 'Owed',
    done: 'Done',
    percent: 'Percent done',
    overdue: 'Overdue',
    waiting: 'To acknowledge',
    beside: (month, value) => `${month}: ${value}`,
    missing: (months) => `Nothing to compare with in ${months}`,
  },
  board: {
    title: 'Board of the month',
    measures: 'Each measure, the least complete first',
    more: (n) => `and ${num(n)} more ${n === 1 ? 'measure' : 'measures'}; all are on the board`,
    changed: 'Changed since acknowledged',
  },
  overdue: {
    title: (n) => (n === 0 ? 'Overdue' : `Overdue: ${cells(n)}`),
    none: 'Nothing is overdue',
    notYet: (day) => `Not due yet (${day})`,
    days: 'Days over',
    most: 'Most days',
    codes: (n, codes, rest) =>
      `${num(n)} ${n === 1 ? 'measure' : 'measures'}: ${codes}${rest > 0 ? ` and ${num(rest)} more` : ''}`,
    more: (units, n) =>
      `and ${num(units)} more ${units === 1 ? 'unit' : 'units'} with ${cells(n)}; all are on the board under Overdue`,
    earlier: (n) => `${cells(n)} of earlier months ${n === 1 ? 'is' : 'are'} still overdue`,
  },
  instructions: {
    title: (n) => (n === 0 ? 'Instructions' : `Instructions: ${num(n)}`),
    none: 'No instructions in this month',
    what: 'Instruction and answer',
    to: 'To',
    due: 'Until',
    state: 'State',
    overdue: (days) => `Overdue ${num(days)} ${days === 1 ? 'day' : 'days'}`,
    states: { OPEN: 'Waiting for an answer', ANSWERED: 'Answered, to be closed', CLOSED: 'Closed' },
    by: (name) => `by ${name}`,
    answer: (words) => `Answer: ${words}`,
    byRecord: 'answered by a record',
    more: (n) => `and ${num(n)} more; all are among the follow-ups`,
    shortened: 'Words that end in … stand in full among the follow-ups',
  },
  marks: {
    title: 'Calls and closing of the month',
    noCall: 'No call for this month',
    calls: (n, when, name) => `Called for ${num(n)} ${n === 1 ? 'time' : 'times'}, last ${when} by ${name}`,
    open: 'The month is not closed yet',
    closed: (when, name) => `Closed ${when} by ${name}`,
    noException: 'No exceptions',
    exceptions: (n) => `Exceptions of the closing: ${cells(n)}`,
    until: 'Until',
    more: (n) => `and ${cells(n)} more; all are on the board`,
  },
  acting: {
    as: (name) => `${name}, acting`,
    title: 'Done by somebody acting for an office',
    deeds: {
      CHECK: 'acknowledged',
      RETURN: 'sent back',
      INSTRUCT: 'instructed',
      CLOSE_INSTRUCTION: 'closed an instruction',
      CALL: 'called on units',
      CLOSE: 'closed the month',
    },
    deed: (name, n) => `${name} ${num(n)} ×`,
    more: (n) => `and ${num(n)} more ${n === 1 ? 'person' : 'people'}`,
  },
  signature: {
    sign: 'Signed',
    acting: 'acting',
    position: 'Position',
    day: 'Date',
  },
};
