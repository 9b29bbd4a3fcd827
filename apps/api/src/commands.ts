/** Operations for whoever runs the server, on the same database. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { dayAt, fiscalYear, timeAt } from '@prongsai/domain';
import { note } from './activity/note.ts';
import { Agency } from './agency/agency.entity.ts';
import { readConfig } from './config.ts';
import { generate } from './generate/generate.ts';
import { openHouse } from './house.ts';
import { newEnrolment } from './person/enrolment.service.ts';
import { loginNameIn } from './person/login-name.ts';
import { officeOf } from './person/office.ts';
import { Person } from './person/person.entity.ts';
import { coordinatorsOf } from './person/person.reading.ts';
import { endAllSessions } from './person/session.service.ts';
import { importPlan } from './plan/plan.service.ts';
import { summaryOf } from './plan/plan.types.ts';
import type { House } from './platform/context.ts';
import { inTransaction } from './platform/transaction.ts';
import { beginNewEpoch, type Restored } from './sync/restore.service.ts';
import { UsageError } from './usage-error.ts';

interface Command {
  readonly use: string;
  readonly does: string;
  /** Whether it may begin with an empty database and folder. */
  readonly begins?: boolean;
  run(house: House, args: readonly string[]): Promise<string>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  generate: {
    use: 'generate [--help | --agencies N …]',
    does: 'makes agencies up, for measuring; never in a database with real records',
    begins: true,
    run: generate,
  },
  'import-plan': {
    use: 'import-plan FILE YEAR [AGENCY]',
    does: 'brings the plan of a fiscal year (Buddhist, such as 2566) in from tab-separated text',
    run: importPlanFile,
  },
  invite: {
    use: 'invite LOGIN-NAME',
    does: 'prints a new one-time link with which that person chooses a password',
    run: invite,
  },
  restored: {
    use: 'restored',
    does: 'after a backup was put back: phones start over and send again what it lacks',
    run: restored,
  },
};

async function importPlanFile(
  house: House,
  [file = '', year = '', slug]: readonly string[],
): Promise<string> {
  if (file === '' || year === '') throw new UsageError('import-plan needs a FILE and a YEAR, such as 2566');
  const text = await readFile(resolve(house.config.folder, file), 'utf8').catch(() => {
    throw new UsageError(`The file ${file} cannot be read. Check its name.`);
  });
  const [agency, another] = await house.database.fork().find(Agency, slug ? { slug } : {});
  if (!agency)
    throw new UsageError('There is no such agency yet. Start the server and open its set-up link first.');
  if (another) throw new UsageError('There are several agencies. Name one by its slug as AGENCY.');
  const context = { ...house, caller: officeOf(agency.id) };
  const imported = await inTransaction(context, (tx) => importPlan(tx, text, fiscalYear(Number(year))));
  const read = summaryOf(imported, 'en');
  return [
    `${read.measures} measures, ${read.items.length} items (${read.items.join(', ')})`,
    `${read.duties} duties: ${read.staffDuties} of staff, ${read.executiveDuties} of executives, ${read.datedDuties} with a due month`,
    `${read.ownerLabels.length} owner labels, ${read.units.length} units, ${read.newUnits.length} of them new`,
    ...read.warnings.map(({ line, message }) => `line ${line}: ${message}`),
  ].join('\n');
}

async function invite(house: House, [typed = '']: readonly string[]): Promise<string> {
  const loginName = loginNameIn(typed);
  return inTransaction({ ...house, caller: null }, async (tx) => {
    const person = await tx.em.findOne(Person, { loginName });
    if (!person || person.disabledAt) {
      const why = person
        ? `${loginName} was disabled and comes in no more.`
        : `Nobody has the login name ${loginName || '–'}.`;
      const coordinators = (await coordinatorsOf(tx.em)).map((each) => each.loginName);
      throw new UsageError(`${why} These coordinators can add people: ${coordinators.join(', ') || '–'}.`);
    }
    note(tx, 'invite', person);
    return `${house.config.publicUrl}/enrol/${await newEnrolment(tx, person.id)}`;
  });
}

/** Whoever runs the server says so, and so everybody is signed out: a session that was ended since lives again. */
async function restored(house: House): Promise<string> {
  const begun = await inTransaction({ ...house, caller: null }, async (tx) => {
    const epoch = await beginNewEpoch(tx, house.blobs);
    if (epoch.agencies === 0)
      throw new UsageError(
        'There is no agency here: put the backup back first, where the server looks for it.',
      );
    return { ...epoch, sessions: await endAllSessions(tx) };
  });
  return inWords(begun);
}

function inWords({ agencies, newest, photosMissing, links, sessions }: Restored & { sessions: number }) {
  const at = newest ? `${dayAt(newest)} ${timeAt(newest)} in Bangkok` : 'nothing at all';
  return [
    `A new epoch has begun for ${agencies} agencies. Phones read all anew and send again what is not here.`,
    `${photosMissing} photos have no file here and are waited for again.`,
    `The newest that was done here: ${at}.`,
    `${sessions} sessions and ${links} unused one-time links have ended: everybody signs in again, and sends what waits on their phone.`,
    'What was done since then and did not come from a phone’s records is done again by the office:',
    ...DONE_AGAIN.map((what) => `  - ${what}`),
  ].join('\n');
}

const DONE_AGAIN = [
  'people who were added or disabled, and roles that were changed; first of all whoever may no longer come in',
  'one-time links, also for everybody who has chosen a password or made a passkey since',
  'tokens that were made or withdrawn',
  'photos that were decided for the public, or taken back',
  'plans and units; what was written anew for a report; reports that were produced, signed and published',
  'reminders on a phone: each person switches them on again',
];

export function help(): string {
  return Object.values(COMMANDS)
    .map(({ use, does }) => `  ${use.padEnd(34)} ${does}`)
    .join('\n');
}

export function isCommand(name: string): boolean {
  return Object.hasOwn(COMMANDS, name);
}

/** What to print. @throws ConfigError, UsageError, Problem or RangeError for whoever typed it */
export async function obey(
  [name = '', ...args]: readonly string[],
  env?: NodeJS.ProcessEnv,
): Promise<string> {
  const command = COMMANDS[name];
  if (!command) throw new UsageError(`There is no command ${name || '–'}.`);
  const house = await openHouse(readConfig(env), { mayBeNew: command.begins ?? false });
  try {
    return await command.run(house, args);
  } finally {
    await house.database.close();
  }
}
