/** What an action must be to be kept: judged by the form on the phone and again by the server (LOG2). */
import type { Day, YearMonth } from './day.ts';
import type { ProblemCode, ProblemDetails } from './problems.ts';

/** Letters a text may have, and photos (PHOTO4) and files (FILE1) an action may have; megabytes of a file. */
export const LIMITS = {
  what: 2000,
  place: 300,
  link: 2000,
  note: 2000,
  caption: 300,
  fileName: 200,
  unitName: 200,
  photos: 20,
  files: 5,
  fileMb: 10,
} as const;

export interface ActionFields {
  readonly day: Day;
  readonly what: string;
  readonly place: string | null;
  readonly quantity: number | null;
  readonly link: string | null;
}

export interface Fault {
  readonly field: string;
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
}

/** The first thing wrong with an action recorded under `month`, or null. */
export function actionFault(action: ActionFields, month: YearMonth, today: Day): Fault | null {
  const { day, what, place, quantity, link } = action;
  if (day > today) return fault('day', 'DAY_IN_FUTURE', { day });
  if (!day.startsWith(month)) return fault('day', 'DAY_OUTSIDE_MONTH', { day, month });
  if (what.trim() === '') return fault('what', 'WHAT_MISSING');
  if (quantity !== null && !(quantity >= 0 && Number.isFinite(quantity)))
    return fault('quantity', 'QUANTITY_WRONG');
  return textFault('what', what) ?? textFault('place', place) ?? linkFault(link);
}

/** A note, a reason or a caption that is empty (when it must not be) or too long, or null. */
export function noteFault(field: 'note' | 'reason' | 'words', text: string): Fault | null {
  if (text.trim() === '') return fault(field, 'REASON_MISSING');
  return tooLong(field, text, LIMITS.note);
}

/** Words in the place of a sentence of the report that are empty or too long, or null (REP9). */
export function sentenceFault(words: string): Fault | null {
  if (words.trim() === '') return fault('words', 'SENTENCE_EMPTY');
  return tooLong('words', words, LIMITS.note);
}

/** One photo more on an action that has `already` so many, withdrawn ones left out, or null (PHOTO4). */
export function photoFault(already: number): Fault | null {
  const limit = LIMITS.photos;
  return already < limit ? null : fault('photo', 'TOO_MANY_PHOTOS', { limit });
}

/** One file more on an action that has `already` so many, withdrawn ones left out, or null (FILE1). */
export function fileFault(already: number): Fault | null {
  const limit = LIMITS.files;
  return already < limit ? null : fault('file', 'TOO_MANY_FILES', { limit });
}

/** A caption or a file's name that is too long, or null. */
export function labelFault(field: 'caption' | 'fileName', text: string | null): Fault | null {
  return text === null ? null : tooLong(field, text, LIMITS[field]);
}

function linkFault(link: string | null): Fault | null {
  if (link === null) return null;
  return tooLong('link', link, LIMITS.link) ?? (isWebLink(link) ? null : fault('link', 'LINK_WRONG'));
}

function textFault(field: 'what' | 'place', text: string | null): Fault | null {
  return text === null ? null : tooLong(field, text, LIMITS[field]);
}

/** A text of more than `limit` letters, or null. */
export function tooLong(field: string, text: string, limit: number): Fault | null {
  return text.length > limit ? fault(field, 'TEXT_TOO_LONG', { length: text.length, limit }) : null;
}

function fault(field: string, code: ProblemCode, details: ProblemDetails = {}): Fault {
  return { field, code, details };
}

function isWebLink(text: string): boolean {
  return /^https?:\/\/[^\s/]\S*$/i.test(text);
}
