/** A substitution table (GSUB) that does one thing: replace a sequence of glyphs by one glyph. */

export interface Ligature {
  /** Glyph numbers as they come from the text; at least two. */
  readonly from: readonly number[];
  readonly to: number;
}

const SCRIPTS = ['DFLT', 'latn', 'thai'];
/** Composition and decomposition: shapers always apply it. */
const FEATURE = 'ccmp';
const LIGATURE_SUBSTITUTION = 4;

/** The bytes of the table, for every script. Longer sequences win over shorter ones. */
export function ligatureTable(ligatures: readonly Ligature[]): Uint8Array {
  const scripts = scriptList();
  const features = join([u16(1), tag(FEATURE), u16(8), u16(0, 1, 0)]);
  const lookups = join([u16(1, 4), u16(LIGATURE_SUBSTITUTION, 0, 1, 8), ligatureSubtable(ligatures)]);
  const header = 10;
  return join([
    u16(1, 0, header, header + scripts.length, header + scripts.length + features.length),
    scripts,
    features,
    lookups,
  ]);
}

/** Every script has the same default language system, which has the one feature. */
function scriptList(): Uint8Array {
  const recordsEnd = 2 + SCRIPTS.length * 6;
  const records = SCRIPTS.flatMap((script) => [tag(script), u16(recordsEnd)]);
  return join([u16(SCRIPTS.length), ...records, u16(4, 0), u16(0, 0xffff, 1, 0)]);
}

function ligatureSubtable(ligatures: readonly Ligature[]): Uint8Array {
  const groups = [...Map.groupBy(ligatures, ({ from }) => from[0] ?? 0)].sort(([a], [b]) => a - b);
  const sets = groups.map(([, group]) => ligatureSet(group));
  const coverage = join([u16(1, groups.length), u16(...groups.map(([first]) => first))]);
  const setsStart = 6 + groups.length * 2 + coverage.length;
  return join([
    u16(1, 6 + groups.length * 2, groups.length),
    u16(...offsets(setsStart, sets)),
    coverage,
    ...sets,
  ]);
}

function ligatureSet(ligatures: readonly Ligature[]): Uint8Array {
  const longestFirst = ligatures.toSorted((a, b) => b.from.length - a.from.length);
  const entries = longestFirst.map(({ from, to }) => u16(to, from.length, ...from.slice(1)));
  return join([u16(entries.length), u16(...offsets(2 + entries.length * 2, entries)), ...entries]);
}

/** Where each part begins when they follow one another from `start`. */
function offsets(start: number, parts: readonly Uint8Array[]): number[] {
  return parts.map((_, i) => start + parts.slice(0, i).reduce((sum, part) => sum + part.length, 0));
}

function tag(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function u16(...numbers: number[]): Uint8Array {
  const tooBig = numbers.find((number) => number > 0xffff);
  if (tooBig !== undefined) throw new RangeError(`${tooBig} does not fit into sixteen bits`);
  return Uint8Array.from(numbers.flatMap((number) => [number >> 8, number & 0xff]));
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
