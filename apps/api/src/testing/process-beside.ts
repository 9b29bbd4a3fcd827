/** Processes beside the server, as something from outside ends them. */
import { execFile as callExecFile } from 'node:child_process';
import { promisify } from 'node:util';

const execFile = promisify(callExecFile);

/** Kills the process that runs this script for us, if there is one to kill. */
export async function isKilled(script: string): Promise<boolean> {
  const looked = execFile('pgrep', ['-f', '-P', String(process.pid), script]);
  const pid = Number(await looked.then(({ stdout }) => stdout.split('\n')[0]).catch(() => 0));
  return pid > 0 && process.kill(pid, 'SIGKILL');
}
