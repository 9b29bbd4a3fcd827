/** A town: the whole server, listening, with a database, a folder and a clock of its own. */
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { firstRun } from '../first-run.ts';
import { openHouse } from '../house.ts';
import { startClock, type House } from '../platform/context.ts';
import { clientOf, type Client } from './client.ts';
import { freshDatabase } from './fresh-database.ts';

/** Monday morning in Bangkok, in the fiscal year 2566 and inside every window of its plan. */
export const NOW = '2023-02-20T09:00:00+07:00';
export const PASSWORD = 'ฝนตกที่บ่อพลอย';
const MINUTE_MS = 60_000;

export interface Town {
  readonly url: string;
  /** For looking into tables. */
  readonly house: House;
  /** What the first run printed. */
  readonly lines: readonly string[];
  /** A person of the town, signed in. */
  as(loginName: string, password?: string): Promise<Client>;
  asThirdParty(token: string): Client;
  anybody(): Client;
  /** Moves the town's clock on. */
  wait(time: { days?: number; minutes?: number }): void;
  stop(): Promise<void>;
}

/** `databaseSettings` are PostgreSQL's alone. */
export async function startTown(
  env: NodeJS.ProcessEnv = {},
  databaseSettings: Readonly<Record<string, string>> = {},
): Promise<Town> {
  const database = await freshDatabase(databaseSettings);
  const dataDir = await mkdtemp(join(tmpdir(), 'prongsai-town-'));
  const set = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    WEB_HANDLER: '',
  };
  const opened = await openHouse(readConfig({ ...set, DEMO_PASSWORD: PASSWORD, ...env }));
  const running = startClock(new Date(NOW));
  let ahead = 0;
  const house: House = { ...opened, clock: () => new Date(running().getTime() + ahead) };
  const app = await makeApp(house);
  app.log.level = 'silent';
  const lines = await firstRun(house);
  await app.listen({ port: house.config.port, host: house.config.host });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    url,
    house,
    lines,
    as: (loginName, password = PASSWORD) => signedIn(clientOf(url), loginName, password),
    asThirdParty: (token) => clientOf(url, { authorization: `Bearer ${token}` }),
    anybody: () => clientOf(url),
    wait: ({ days = 0, minutes = 0 }) => void (ahead += (days * 24 * 60 + minutes) * MINUTE_MS),
    async stop() {
      await app.close();
      await house.database.close();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }`;

async function signedIn(client: Client, loginName: string, password: string): Promise<Client> {
  const { signIn } = await client.gql<{ signIn: { userErrors: object[] } }>(SIGN_IN, {
    input: { loginName, password },
  });
  if (signIn.userErrors.length > 0) throw new Error(`${loginName}: ${JSON.stringify(signIn.userErrors)}`);
  return client;
}
