/** The first cell of a row: headings of the code list, and the items with their codes (CODE1, PLAN3). */
import { instrumentOfCode, readItemCode } from '../item-code.ts';
import type { Cell, Instrument, Item } from '../plan.ts';
import { readIndicator, underIndicator, type Place } from './headings.ts';

export interface Topic {
  /** Where the row stands, the headings inside its own cell included. */
  readonly place: Place;
  readonly items: readonly Item[];
  /** No heading and no letter told the instrument of the first item: it is a guess. */
  readonly instrumentInferred: boolean;
}

/** A code inside a paragraph that was pasted together: with its letter, or a zero and two digits. */
const NEXT_CODE = /\s(?=(?:[IEO][0-9๐-๙]{1,3}|[0๐][0-9๐-๙]{2})[\s.)])/i;
const ITEM = /^\s*(?:ข้อ(?:ที่)?\s*)?([IEO]?[\s.-]?[0-9๐-๙]{1,3})(?:[.):]\s*|\s+|(?=[ก-ฮเ-ไ]))(\S.*)$/is;
const ZERO_LED = /^[0๐][0-9๐-๙]{2}$/;

/** What the first cell says; `items` is empty when it has no code. */
export function readTopic(cell: Cell, above: Place): Topic {
  let topic: Topic = { place: above, items: [], instrumentInferred: false };
  let naming = false;
  for (const part of cell.flatMap((paragraph) => paragraph.split(NEXT_CODE))) {
    const heading = readIndicator(part);
    topic = heading
      ? { ...topic, place: underIndicator(heading, topic.place) }
      : withPart(part, topic, naming);
    naming = heading !== null && !heading.title.includes(' ');
  }
  return topic;
}

/** A part after a heading that was only a number is its name; after an item, the rest of its title. */
function withPart(part: string, topic: Topic, naming: boolean): Topic {
  const item = readItem(part, topic);
  if (item) return withItem(item, topic);
  if (naming) return { ...topic, place: named(topic.place, part.trim()) };
  const last = topic.items.at(-1);
  if (!last || part.trim() === '') return topic;
  return {
    ...topic,
    items: [...topic.items.slice(0, -1), { ...last, title: `${last.title} ${part.trim()}` }],
  };
}

function withItem({ item, inferred }: ReadItem, topic: Topic): Topic {
  const place = { ...topic.place, instrument: topic.place.instrument ?? item.instrument };
  const instrumentInferred = topic.items.length === 0 ? inferred : topic.instrumentInferred;
  return { place: inferred ? topic.place : place, items: [...topic.items, item], instrumentInferred };
}

function named(place: Place, name: string): Place {
  if (place.subIndicator !== null) return { ...place, subIndicator: `${place.subIndicator} ${name}` };
  return { ...place, indicator: `${place.indicator ?? ''} ${name}`.trim() };
}

interface ReadItem {
  readonly item: Item;
  readonly inferred: boolean;
}

function readItem(part: string, topic: Topic): ReadItem | null {
  const match = ITEM.exec(part);
  if (!match) return null;
  const [, writtenCode = '', title = ''] = match;
  if (isBare(writtenCode) && topic.items.some((item) => !isBare(item.writtenCode))) return null;
  const told = instrumentOfCode(writtenCode) ?? topic.place.instrument ?? topic.items[0]?.instrument ?? null;
  const instrument = told ?? guess(writtenCode);
  const code = readItemCode(writtenCode, instrument);
  if (code === null) return null;
  return { item: { instrument, code, writtenCode, title: title.trim() }, inferred: told === null };
}

/** A number by itself after a real code is a list inside the title. */
function isBare(writtenCode: string): boolean {
  return instrumentOfCode(writtenCode) === null && !ZERO_LED.test(writtenCode);
}

/** Only disclosures are written with a zero in front, only the staff survey with a bare number. */
function guess(writtenCode: string): Instrument {
  return ZERO_LED.test(writtenCode) ? 'OIT' : 'IIT';
}
