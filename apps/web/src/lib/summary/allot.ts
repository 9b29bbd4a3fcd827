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
  /** So many rows, if there are as many, stand before another part may become whole. */
  readonly least: number;
}

export type Allotted = { readonly form: 'WHOLE' } | { readonly form: 'BRIEF'; readonly rows: number };

interface Part<N extends string> extends PartHeights {
  readonly name: N;
}

/**
 * The parts, in their order, become whole where that leaves the others their least rows. What is left goes to the brief
 * ones row by row in turn.
 */
export function allot<N extends string>(room: number, parts: readonly Part<N>[]): ReadonlyMap<N, Allotted> {
  const whole = new Set<N>();
  const height = (part: Part<N>, rows: number): number =>
    whole.has(part.name) ? (part.whole ?? 0) : brief(part, rows);
  const atLeast = (part: Part<N>): number => height(part, Math.min(part.least, part.rows.length));
  for (const part of parts) {
    const others = sum(parts.filter((other) => other !== part).map(atLeast));
    if (part.whole !== null && others + part.whole <= room) whole.add(part.name);
  }

  const rows = new Map<N, number>(parts.map(({ name }) => [name, 0]));
  const count = ({ name }: Part<N>): number => rows.get(name) ?? 0;
  const mayGrow = (part: Part<N>): boolean => {
    if (whole.has(part.name) || count(part) === part.rows.length) return false;
    return sum(parts.map((each) => height(each, count(each) + (each === part ? 1 : 0)))) <= room;
  };
  for (let growing = parts.filter(mayGrow); growing.length > 0; growing = growing.filter(mayGrow)) {
    for (const part of growing) if (mayGrow(part)) rows.set(part.name, count(part) + 1);
  }
  return new Map(
    parts.map((part): [N, Allotted] => [
      part.name,
      whole.has(part.name) ? { form: 'WHOLE' } : { form: 'BRIEF', rows: count(part) },
    ]),
  );
}

/** Without a row there is no table. */
function brief({ base, rows, more, total }: PartHeights, count: number): number {
  return (count > 0 ? base : 0) + sum(rows.slice(0, count)) + (count < total ? more : 0);
}

function sum(heights: readonly number[]): number {
  return heights.reduce((all, height) => all + height, 0);
}
