/** The numbered obligations of the fourth cell, their texts verbatim. */
import type { FiscalYear } from '../fiscal-year.ts';
import type { Cell, Duty, DutyActor } from '../plan.ts';
import { toArabicDigits } from '../thai-digits.ts';
import { normaliseThai } from '../thai-text.ts';
import { readTiming } from './frequency.ts';

const NUMBER = /(?<=^|\s)([0-9๐-๙]{1,2})\s?[.)](?![0-9๐-๙])/g;
const LEADING_NUMBER = /^\s*[0-9๐-๙]{1,2}\s?[.)]\s*|^\s*[-•]\s*/;
const EXECUTIVE = /^(?:คณะ)?(?:ผู้บริหาร|นายก|รองนายก|ปลัด|รองปลัด|หัวหน้าหน่วยงาน|ผู้บังคับบัญชา)/;

/** The duties of a row in order; none for an empty cell. Without numbers each paragraph is one. */
export function readDuties(cell: Cell, year: FiscalYear): readonly Duty[] {
  const text = cell.join('\n');
  const starts = numberedStarts(text);
  const texts =
    starts.length === 0 ? [...cell] : starts.map((start, at) => text.slice(start, starts[at + 1]));
  const filled = texts.map((duty) => duty.trim()).filter((duty) => duty !== '');
  return filled.map((duty, index) => dutyOf(duty, index + 1, year));
}

/** Where the duties 1, 2, 3… begin; a number out of turn belongs to the sentence. Words before the 1 go with it. */
function numberedStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (const match of text.matchAll(NUMBER)) {
    if (Number(toArabicDigits(match[1] ?? '')) !== starts.length + 1) continue;
    starts.push(starts.length === 0 ? 0 : match.index);
  }
  return starts;
}

function dutyOf(text: string, number: number, year: FiscalYear): Duty {
  const sentence = sentenceOf(text);
  const timing = readTiming(toArabicDigits(sentence), year);
  return { number, text, actor: actorOf(sentence), chosenFrequency: null, ...timing };
}

/** A duty's words for reading: normalised, single-spaced, without its number. */
export function sentenceOf(text: string): string {
  return normaliseThai(text).replace(/\s+/g, ' ').replace(LEADING_NUMBER, '');
}

function actorOf(sentence: string): DutyActor {
  return EXECUTIVE.test(sentence) ? 'EXECUTIVE' : 'STAFF';
}
