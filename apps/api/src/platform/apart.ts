/** Processes beside the server, for what would hold its thread and its memory, or could bring it down. */
import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { extname, join } from 'node:path';

/**
 * All they are told: the server's secrets are no concern of theirs. Memory that one thread gives back is to serve the
 * others, too.
 */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };

interface Apart extends Pick<ForkOptions, 'serialization' | 'stdio' | 'signal' | 'killSignal'> {
  /** The name of a script of ours, source or built, that lies beside the file that starts it. */
  readonly script: string;
  readonly beside: ImportMeta;
  readonly args?: readonly string[];
  /** Of Node. */
  readonly flags?: string[];
}

/** Whoever waits for an answer of the server goes first. */
export function startApart({ script, beside, args = [], flags = [], ...options }: Apart): ChildProcess {
  const child = fork(join(beside.dirname, `${script}${extname(beside.filename)}`), args, {
    ...options,
    env: ENVIRONMENT,
    execArgv: flags,
  });
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return child;
}
