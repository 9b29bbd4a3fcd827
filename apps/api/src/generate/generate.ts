/**
 * npm run cli -- generate: made-up agencies with records of whole years, for measuring. Founded, staffed and planned by
 * the verbs people use; what their staff recorded is written many rows at a time, each row as those verbs would have
 * left it. An agency is there whole or not at all.
 */
import { fiscalYear, fiscalYearOf, dayAt, ROLES, type FiscalYear } from '@prongsai/domain';
import { Activity } from '../activity/activity.entity.ts';
import { note } from '../activity/note.ts';
import { Agency } from '../agency/agency.entity.ts';
import type { House } from '../platform/context.ts';
import { rows } from '../platform/rows.ts';
import { hashPassword, newSecret } from '../platform/secret.ts';
import { inTransaction } from '../platform/transaction.ts';
import { UsageError } from '../usage-error.ts';
import { chanceOf } from './chance.ts';
import { foundMadeUp, loginNameOf } from './made-up-agency.ts';
import { optionsIn, optionsInWords, type Options } from './options.ts';
import { keepPictures } from './pictures.ts';
import { liveYears, type Counts } from './records.ts';

const PASSWORD_LENGTH = 12;
const CACHE_KB = 256 * 1024;
const LOG_PAGES = 100_000;

/** What to print. @throws UsageError when asked wrongly, or to write among real records */
export async function generate(house: House, args: readonly string[]): Promise<string> {
  const options = optionsIn(args);
  if (!options)
    return `generate makes agencies up, for measuring. With it can be said how many:\n${optionsInWords()}`;
  await refuseAmongReal(house, options);
  const began = performance.now();
  await makeRoom(house);
  const password = house.config.demoPassword ?? newSecret().slice(0, PASSWORD_LENGTH);
  // One hash for all: each of its own would take longer than the records.
  const passwordHash = await hashPassword(password);
  const pictures = await keepPictures(house.blobs);
  const fiscalYears = yearsUntil(fiscalYearOf(dayAt(house.clock())), options.years);
  const written: Counts = { logs: 0, actions: 0, photos: 0, deeds: 0 };
  for (const [at, slug] of slugsOf(options).entries()) {
    const chance = chanceOf(options.seed, at);
    const counts = await inTransaction({ ...house, caller: null }, async (tx) => {
      const { measures, units, actions, seed } = options;
      const wanted = { slug, number: at + 1, measures, units, fiscalYears, passwordHash };
      const made = await foundMadeUp(tx, wanted, chance);
      const lived = await liveYears(tx, made, {
        kind: house.database.kind,
        actions,
        chance,
        pictures,
      });
      note(tx, 'generate', { id: made.agency.id, agencyId: made.agency.id }, { seed, ...lived });
      return lived;
    });
    for (const name of Object.keys(written) as (keyof Counts)[]) written[name] += counts[name];
  }
  return inWords(options, { fiscalYears, written, password, seconds: (performance.now() - began) / 1000 });
}

/** Ids of an agency stand between those of all others: as it comes SQLite would read and write the same pages for each. */
async function makeRoom({ database }: House): Promise<void> {
  if (database.kind !== 'sqlite') return;
  await database.fork().execute(`pragma cache_size = -${CACHE_KB}`);
  await database.fork().execute(`pragma wal_autocheckpoint = ${LOG_PAGES}`);
}

/** Made-up records never stand among those of a real agency. */
async function refuseAmongReal({ config, database }: House, options: Options): Promise<void> {
  const elsewhere = 'Use an empty database: another DATA_DIR or DATABASE_URL.';
  if (config.production)
    throw new UsageError(`generate makes agencies up and is refused when NODE_ENV=production. ${elsewhere}`);
  const em = database.fork();
  const [setUp] = await rows(em, Activity, { deed: 'setUp' }, { limit: 1 });
  if (setUp) {
    const [real] = await rows(em, Agency, { id: setUp.agencyId });
    const who = `${real?.name ?? ''} (${real?.slug ?? ''})`;
    throw new UsageError(`${who} was set up in this database, and its records are real. ${elsewhere}`);
  }
  const [taken] = await rows(em, Agency, { slug: { $in: slugsOf(options) } }, { limit: 1 });
  if (taken)
    throw new UsageError(
      `There is an agency ${taken.slug} already. Give another --slug, or an empty database.`,
    );
}

function slugsOf({ slug, agencies }: Options): string[] {
  return Array.from({ length: agencies }, (_, at) => `${slug}-${at + 1}`);
}

function yearsUntil(last: FiscalYear, count: number): FiscalYear[] {
  return Array.from({ length: count }, (_, at) => fiscalYear(last - count + 1 + at));
}

interface Told {
  readonly fiscalYears: readonly FiscalYear[];
  readonly written: Counts;
  readonly password: string;
  readonly seconds: number;
}

function inWords(options: Options, { fiscalYears, written, password, seconds }: Told): string {
  const { agencies, measures, units, seed } = options;
  const [first = 0, last = 0] = [fiscalYears[0], fiscalYears.at(-1)];
  const [slug = ''] = slugsOf(options);
  const total = Object.values(written).reduce((sum: number, count: number) => sum + count, 0);
  const number = (value: number) => Math.round(value).toLocaleString('en');
  const made = agencies === 1 ? `Agency ${slug},` : `${number(agencies)} agencies, ${slug} the first, each`;
  const years = first === last ? `Fiscal year ${last}` : `Fiscal years ${first} to ${last}`;
  return [
    `Seed ${seed}. ${made} of ${measures} measures and ${units} units.`,
    `${years} (BE), which is 1 October ${first - 544} to 30 September ${last - 543} (CE).`,
    `${number(written.logs)} logs, ${number(written.actions)} actions, ${number(written.photos)} photos, ${number(written.deeds)} deeds.`,
    `${number(seconds)} s, ${number(total / seconds)} of these rows a second.`,
    `Everybody's password is ${password}. In the first unit of ${slug}:`,
    ...ROLES.map((role) => `  ${loginNameOf(role, slug).padEnd(28)} ${role}`),
  ].join('\n');
}
