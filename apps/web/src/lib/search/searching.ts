/** Measures and actions of this phone, ready to be searched, and what a search finds among them. */
import {
  findWords,
  hasWords,
  savedSearchText,
  searchText,
  soughtWords,
  type Found,
  type SearchText,
  type Tones,
} from '@prongsai/domain';
import type { Rows, ViewRow } from '@prongsai/outbox';

/** Something that can be found, with its texts in the order in which they are shown. */
export interface Searchable<Row> {
  row: Row;
  texts: readonly SearchText[];
}
export interface SearchableRows {
  /** Newest plan first, in its own order. */
  measures: readonly Searchable<ViewRow<'measure'>>[];
  /** Newest day first. */
  actions: readonly Searchable<ViewRow<'action'>>[];
}
export interface SearchFound extends SearchableRows {
  words: readonly string[];
  /** `IGNORED` when nothing has the words as typed, and something has them with other tone marks. */
  tones: Tones;
}

export function searchableIn(rows: Rows): SearchableRows {
  const channels = new Map([...rows.channel.values()].map(({ data }) => [data.code, searchText(data.name)]));
  const measures = [...rows.measure.values()].sort(
    (a, b) => b.data.fiscalYear - a.data.fiscalYear || a.data.position - b.data.position,
  );
  const actions = [...rows.action.values()].sort((a, b) => newestFirst(a.data, b.data));
  return {
    measures: measures.map((row) => ({ row, texts: textsOfMeasure(row) })),
    actions: actions.map((row) => ({ row, texts: textsOfAction(row, channels) })),
  };
}

/** What has every word that was typed; nothing for blanks alone. */
export function searchIn({ measures, actions }: SearchableRows, typed: string): SearchFound {
  const words = soughtWords(typed);
  if (words.length === 0) return { words, tones: 'KEPT', measures: [], actions: [] };
  const found = (tones: Tones): SearchFound => ({
    words,
    tones,
    measures: measures.filter(({ texts }) => hasWords(words, texts, tones)),
    actions: actions.filter(({ texts }) => hasWords(words, texts, tones)),
  });
  const asTyped = found('KEPT');
  return asTyped.measures.length + asTyped.actions.length > 0 ? asTyped : found('IGNORED');
}

/** A text with the places to mark in it. */
export interface MarkedText {
  text: string;
  found: readonly Found[];
}

export function markedTexts<Row>({ texts }: Searchable<Row>, { words, tones }: SearchFound): MarkedText[] {
  return findWords(words, texts, tones).map((found, index) => ({ text: texts[index]?.shown ?? '', found }));
}

function textsOfMeasure({ data }: ViewRow<'measure'>): SearchText[] {
  const codes = [data.instrument, ...data.writtenCodes, ...data.itemCodes].join(' ');
  const sentences = [...data.steps, ...data.duties.map(({ text }) => text)];
  return [data.title, codes, data.ownerLabel, ...sentences].map(searchText);
}

/** What the server gave is in the one spelling already (TXT1). */
function textsOfAction(row: ViewRow<'action'>, channels: ReadonlyMap<string, SearchText>): SearchText[] {
  const read = row.local ? searchText : savedSearchText;
  const { what, place, channel, link } = row.data;
  return [read(what), read(place ?? ''), channels.get(channel) ?? read(channel), read(link ?? '')];
}

function newestFirst(a: { day: string; clientTime: string }, b: { day: string; clientTime: string }): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1;
  return a.clientTime < b.clientTime ? 1 : -1;
}
