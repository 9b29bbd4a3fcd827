/** npm start: reads the configuration, opens the house, loads what an empty one needs, and listens. */
import 'reflect-metadata';
import { makeApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { firstRun } from './first-run.ts';
import { openHouse } from './house.ts';

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
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
