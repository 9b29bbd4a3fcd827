/** What `generate` can be told, and what it says to whoever tells it wrongly. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';

interface Flag {
  readonly means: string;
  readonly usual: number | null;
  readonly least: number;
  readonly most: number;
}

const FLAGS = {
  agencies: { means: 'agencies', usual: 1, least: 1, most: 10_000 },
  years: { means: 'fiscal years, of which the last is the present one', usual: 1, least: 1, most: 20 },
  measures: {
    means: 'measures in each plan, owed by every unit every month',
    usual: 60,
    least: 1,
    most: 250,
  },
  units: { means: 'units of each agency', usual: 40, least: 1, most: 500 },
  actions: { means: 'actions of each agency in each year', usual: 100_000, least: 0, most: 10_000_000 },
  seed: { means: 'the same number makes the same facts', usual: null, least: 0, most: 2 ** 32 - 1 },
} as const satisfies Readonly<Record<string, Flag>>;
type FlagName = keyof typeof FLAGS;

const USUAL_SLUG = 'made-up';
const MOST_SEED = 1_000_000;

export type Options = Readonly<Record<FlagName, number>> & {
  /** Agencies are called `slug`-1, `slug`-2 and so on. */
  readonly slug: string;
};

/** The options in `args`, or null when they ask for help. @throws UsageError naming the flag at fault */
export function optionsIn(args: readonly string[]): Options | null {
  const given = valuesIn(args);
  if (given.help === true) return null;
  const slug = typeof given.slug === 'string' ? given.slug : USUAL_SLUG;
  if (!/^[a-z0-9][a-z0-9-]{1,40}$/.test(slug))
    throw new UsageError(`--slug must be 2 to 41 of a–z, 0–9 and hyphens, not ${slug}.`);
  const numbers = Object.entries(FLAGS).map(([name, flag]) => [name, numberOf(name, flag, given[name])]);
  return { slug, ...(Object.fromEntries(numbers) as Record<FlagName, number>) };
}

/** A line for each flag. */
export function optionsInWords(): string {
  const numbers = Object.entries<Flag>(FLAGS).map(([name, { means, usual }]) =>
    inColumns(`--${name} N`, `${means} (${usual ?? 'by chance, and printed'})`),
  );
  return [
    ...numbers,
    inColumns('--slug NAME', `agencies are called NAME-1, NAME-2 and so on (${USUAL_SLUG})`),
  ].join('\n');
}

function inColumns(flag: string, means: string): string {
  return `  ${flag.padEnd(16)} ${means}`;
}

function valuesIn(args: readonly string[]): Record<string, string | boolean | undefined> {
  const text = { type: 'string' } as const;
  const options = Object.fromEntries([...Object.keys(FLAGS), 'slug'].map((name) => [name, text]));
  try {
    return parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean' } } }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message}\nThese are known:\n${optionsInWords()}`);
  }
}

function numberOf(name: string, { usual, least, most }: Flag, given: unknown): number {
  if (given === undefined) return usual ?? randomInt(MOST_SEED);
  const number = typeof given === 'string' && /^\d{1,12}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not ${String(given)}.`);
}
