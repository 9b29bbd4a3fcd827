/** npm run cli -- help: operations for whoever runs the server, on the same database. */
import 'reflect-metadata';
import { problemSentence } from '@prongsai/domain';
import { help, isCommand, obey } from './commands.ts';
import { ConfigError } from './config.ts';
import { Problem } from './platform/problem.ts';
import { UsageError } from './usage-error.ts';

const [name = 'help', ...args] = process.argv.slice(2);
// What it makes is read by its own account alone: a machine may be shared.
process.umask(0o077);

try {
  if (isCommand(name)) process.stdout.write(`${await obey([name, ...args])}\n`);
  else {
    process.stdout.write(`npm run cli -- COMMAND\n${help()}\n`);
    process.exitCode = name === 'help' ? 0 : 2;
  }
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
