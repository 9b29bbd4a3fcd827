/** How much of each part of a page fits on it: whole where there is room, otherwise its first rows. */

/** The heights of a part, all in the same measure. */
export interface PartHeights {
  /** Of the form that says everything; null where there is none. */
  readonly whole: number | null;
  /** Of the brief form without its rows: the head of its table. */
  readonly base: number;
  /** Of the rows of the brief form; the first ones are enough where no page holds more. */
  readonly rows: readonly number[];
  /** Of the line that says how many more there are. */
  readonly more: number;
  /** How many rows there are in all. */
  readonly total: number;
  /** So many rows stand before another part has more than it needs. */
  readonly least: number;
}

export type Allotted = { readonly form: 'WHOLE' } | { readonly form: 'BRIEF'; readonly rows: number };

interface Part<N extends string> extends PartHeights {
  readonly name: N;
}

/**
 * Every part first has its least rows. Then the parts, in their order, become whole where that fits, and what is left
 * goes to the brief ones row by row in turn. Where not even the least fits, the later parts lose rows first.
 */
export function allot<N extends string>(room: number, parts: readonly Part<N>[]): ReadonlyMap<N, Allotted> {
  const rows = new Map(parts.map((part) => [part.name, Math.min(part.least, part.rows.length)]));
  const whole = new Set<N>();
  const count = ({ name }: Part<N>): number => rows.get(name) ?? 0;
  const height = (part: Part<N>): number =>
    whole.has(part.name) ? (part.whole ?? 0) : brief(part, count(part));
  const used = (): number => parts.reduce((sum, part) => sum + height(part), 0);

  for (const part of parts.toReversed())
    while (used() > room && count(part) > 0) rows.set(part.name, count(part) - 1);
  for (const part of parts) {
    if (part.whole !== null && used() - height(part) + part.whole <= room) whole.add(part.name);
  }
  const mayGrow = (part: Part<N>): boolean =>
    !whole.has(part.name) &&
    count(part) < part.rows.length &&
    used() - height(part) + brief(part, count(part) + 1) <= room;
  for (let growing = parts.filter(mayGrow); growing.length > 0; growing = parts.filter(mayGrow)) {
    for (const part of growing) if (mayGrow(part)) rows.set(part.name, count(part) + 1);
  }
  return new Map(
    parts.map((part): [N, Allotted] => [
      part.name,
      whole.has(part.name) ? { form: 'WHOLE' } : { form: 'BRIEF', rows: count(part) },
    ]),
  );
}

function brief({ base, rows, more, total }: PartHeights, count: number): number {
  const shown = rows.slice(0, count).reduce((sum, row) => sum + row, 0);
  return base + shown + (count < total ? more : 0);
}
