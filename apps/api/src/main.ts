/** npm start: reads the configuration, opens the house, loads what an empty one needs, and listens. */
import 'reflect-metadata';
import { makeApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { firstRun } from './first-run.ts';
import { openHouse } from './house.ts';

// What it makes is read by its own account alone: a machine may be shared.
process.umask(0o077);

try {
  const config = readConfig();
  const house = await openHouse(config);
  const app = await makeApp(house);
  const lines = await firstRun(house);
  await app.listen({ port: config.port, host: config.host });
  const { port } = app.server.address() as { port: number };
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(`Prongsai is ready at http://localhost:${port}\n`);
  const stop = () => void app.close().then(() => house.database.close());
  process.once('SIGTERM', stop).once('SIGINT', stop);
} catch (error) {
  const told = error instanceof ConfigError ? error.message : unlistenable(error);
  if (told === null) throw error;
  process.stderr.write(`${told}\n`);
  process.exitCode = 1;
}

/** Why nobody can listen there, in a sentence; null for anything else. */
function unlistenable(error: unknown): string | null {
  const { code, address, port } = error as { code?: string; address?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `PORT ${port} is taken by another program. Stop it, or set PORT to a free one.`;
  if (code === 'EACCES') return `PORT ${port} may not be used by this account. Set PORT to 1024 or above.`;
  if (code === 'EADDRNOTAVAIL')
    return `HOST ${address} is no address of this machine. Leave HOST out to listen on all.`;
  return null;
}
