/** npm run cli -- help: operations for whoever runs the server, on the same database. */
import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fiscalYear, problemSentence } from '@prongsai/domain';
import { note } from './activity/note.ts';
import { Agency } from './agency/agency.entity.ts';
import { ConfigError, readConfig } from './config.ts';
import { generate } from './generate/generate.ts';
import { openHouse } from './house.ts';
import { newEnrolment } from './person/enrolment.service.ts';
import { officeOf } from './person/office.ts';
import { Person } from './person/person.entity.ts';
import { importPlan } from './plan/plan.service.ts';
import { summaryOf } from './plan/plan.types.ts';
import type { House } from './platform/context.ts';
import { Problem } from './platform/problem.ts';
import { inTransaction } from './platform/transaction.ts';
import { beginNewEpoch } from './sync/restore.service.ts';
import { UsageError } from './usage-error.ts';

interface Command {
  readonly use: string;
  readonly does: string;
  run(house: House, args: readonly string[]): Promise<string>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  generate: {
    use: 'generate [--help | --agencies N …]',
    does: 'makes agencies up, for measuring; never in a database with real records',
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
  const { reading } = await inTransaction(context, (tx) => importPlan(tx, text, fiscalYear(Number(year))));
  const read = summaryOf(reading, 'en');
  return [
    `${read.measures} measures, ${read.items.length} items (${read.items.join(', ')})`,
    `${read.duties} duties: ${read.staffDuties} of staff, ${read.executiveDuties} of executives, ${read.datedDuties} with a due month`,
    `${read.ownerLabels.length} owner labels`,
    ...read.warnings.map(({ line, message }) => `line ${line}: ${message}`),
  ].join('\n');
}

async function invite(house: House, [loginName = '']: readonly string[]): Promise<string> {
  return inTransaction({ ...house, caller: null }, async (tx) => {
    const person = await tx.em.findOne(Person, { loginName });
    if (!person) throw new UsageError(`Nobody has the login name ${loginName || '–'}.`);
    note(tx, 'invite', person);
    return `${house.config.publicUrl}/enrol/${await newEnrolment(tx, person.id)}`;
  });
}

async function restored(house: House): Promise<string> {
  const begun = await inTransaction({ ...house, caller: null }, (tx) => beginNewEpoch(tx, house.blobs));
  return [
    `A new epoch has begun for ${begun.agencies} agencies. Phones read all anew and send again what is not here.`,
    `${begun.photosMissing} photos have no file here and are waited for again.`,
  ].join('\n');
}

function help(): string {
  return Object.values(COMMANDS)
    .map(({ use, does }) => `  ${use.padEnd(34)} ${does}`)
    .join('\n');
}

async function main([name = 'help', ...args]: readonly string[]): Promise<void> {
  const command = COMMANDS[name];
  if (!command) {
    process.stdout.write(`npm run cli -- COMMAND\n${help()}\n`);
    process.exitCode = name === 'help' ? 0 : 2;
    return;
  }
  const house = await openHouse(readConfig());
  try {
    process.stdout.write(`${await command.run(house, args)}\n`);
  } finally {
    await house.database.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const told = error instanceof Problem ? problemSentence(error.code, 'en', error.details) : null;
  if (told === null && !isTold(error)) throw error;
  process.stderr.write(`${told ?? (error as Error).message}\n`);
  process.exitCode = 1;
}

/** Errors whose message is meant for the person at the keyboard. */
function isTold(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof UsageError || error instanceof RangeError;
}
