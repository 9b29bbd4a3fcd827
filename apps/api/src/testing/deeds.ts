/** What people do to a month, through the API's mutations. */
import { v7 as uuidv7 } from 'uuid';
import type { Client } from './client.ts';
import { FEBRUARY } from './places.ts';

export interface Refusal {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
}
export interface Recorded {
  readonly action: { readonly id: string } | null;
  readonly userErrors: readonly Refusal[];
}
export interface Done {
  readonly deed: { readonly id: string; readonly covered: { actionId: string; version: number }[] } | null;
  readonly userErrors: readonly Refusal[];
}
/** A measure and a unit; the month is February unless told. */
export interface Cell {
  readonly measureId: string;
  readonly unitId: string;
  readonly month?: string;
}

const ERRORS = 'userErrors { code field message }';

/** An action as a form would send it; `more` overrides. */
export function anAction(cell: Cell, more: object = {}) {
  const what = 'ติดประกาศแผนการใช้จ่ายงบประมาณ';
  const content = {
    day: '2023-02-14',
    channel: 'NOTICE_BOARD',
    what,
    place: null,
    quantity: null,
    link: null,
  };
  return { id: uuidv7(), month: FEBRUARY, ...content, ...cell, ...more };
}

export async function record(client: Client, input: object): Promise<Recorded> {
  const document = `mutation ($input: RecordActionInput!) { done: recordAction(input: $input) { action { id } ${ERRORS} } }`;
  return (await client.gql<{ done: Recorded }>(document, { input })).done;
}

export const submit = deed('submitMonth', 'SubmitMonthInput');
export const stateNothing = deed('stateNothingToReport', 'MonthWithReasonInput');
export const takeBack = deed('takeBackMonth', 'TakeBackMonthInput');
export const writeNote = deed('writeNote', 'MonthWithNoteInput');
export const sendBack = deed('sendBack', 'MonthWithNoteInput');
export const check = deed('checkMonth', 'CheckMonthInput');

function deed(verb: string, inputType: string) {
  const document = `mutation ($input: ${inputType}!) {
    done: ${verb}(input: $input) { deed { id covered { actionId version } } ${ERRORS} }
  }`;
  return async (client: Client, cell: Cell, more: object = {}): Promise<Done> => {
    const input = { id: uuidv7(), month: FEBRUARY, ...cell, ...more };
    return (await client.gql<{ done: Done }>(document, { input })).done;
  };
}

export interface Said {
  readonly id: string | null;
  readonly acting: boolean | null;
  readonly userErrors: readonly Refusal[];
}

export const giveInstruction = said('giveInstruction', 'GiveInstructionInput', 'instruction');
export const answerInstruction = said('answerInstruction', 'AnswerInstructionInput', 'word');
export const closeInstruction = said('closeInstruction', 'CloseInstructionInput', 'word');
export const callOnUnits = said('callOnUnits', 'CallOnUnitsInput', 'mark');
export const closeMonth = said('closeMonth', 'CloseMonthInput', 'mark');
export const openMonth = said('openMonth', 'OpenMonthInput', 'mark');

/** What executives say, and what is answered; `field` is where the payload has it. */
function said(verb: string, inputType: string, field: string) {
  const document = `mutation ($input: ${inputType}!) { done: ${verb}(input: $input) { is: ${field} { id acting } ${ERRORS} } }`;
  return async (client: Client, input: object): Promise<Said> => {
    type Answer = { done: { is: { id: string; acting: boolean } | null; userErrors: Refusal[] } };
    const { done } = await client.gql<Answer>(document, { input: { id: uuidv7(), ...input } });
    return { id: done.is?.id ?? null, acting: done.is?.acting ?? null, userErrors: done.userErrors };
  };
}
