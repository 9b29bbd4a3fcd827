/**
 * First sync: 2,000 actions with their logs, and the town with its measures, for one phone, for ten and for a
 * hundred at once, until the last phone holds its last page. Half of the people read one unit, half read all.
 */
import { Client, PASSWORD, PUSH } from '../support/client.ts';
import { median, ms } from '../support/figures.ts';
import { inParallel } from '../support/in-parallel.ts';
import { AT, CLOCK, recordMuch } from '../support/records.ts';
import { ProductServer } from '../../tests/support/server.ts';

const RECORDS = 2_000;
const CROWDS = [
  { phones: 1, limitMs: 1_000 },
  { phones: 10, limitMs: 2_000 },
  { phones: 100, limitMs: 15_000 },
] as const;
const ROUNDS = 5;
const READERS = ['recorder', 'executive', 'head', 'auditor'] as const;
const SIGN_INS_AT_ONCE = 4;

export async function firstSync(databaseUrl: string): Promise<Record<string, number | string>> {
  const server = new ProductServer({
    CLOCK,
    DEMO_PASSWORD: PASSWORD,
    WEB_HANDLER: '',
    DATABASE_URL: databaseUrl,
  });
  await server.start();
  try {
    const address = `http://127.0.0.1:${server.port}`;
    await recordMuch(address, RECORDS);
    const phones = await signedInPhones(address, Math.max(...CROWDS.map((crowd) => crowd.phones)));
    return await syncCrowds(phones);
  } finally {
    await server.remove();
  }
}

async function syncCrowds(phones: readonly Client[]): Promise<Record<string, number | string>> {
  const figures: Record<string, number | string> = {};
  for (const crowd of CROWDS) {
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      took.push(await syncAtOnce(phones.slice(0, crowd.phones)));
    figures[`${crowd.phones} at once, median (ms)`] = ms(median(took));
    figures[`${crowd.phones} at once, slowest (ms)`] = ms(Math.max(...took));
    figures[`${crowd.phones} at once`] =
      `at most ${crowd.limitMs} ms: ${median(took) <= crowd.limitMs ? 'reached' : 'missed'}`;
  }
  return figures;
}

function signedInPhones(address: string, count: number): Promise<Client[]> {
  return inParallel(Array.from({ length: count }), SIGN_INS_AT_ONCE, async (_, index) => {
    const client = new Client(address);
    await client.signIn(READERS[index % READERS.length] ?? 'recorder');
    return client;
  });
}

/** Milliseconds until the last phone has its last page. What the pages hold is counted after the clock stops. */
async function syncAtOnce(phones: readonly Client[]): Promise<number> {
  const start = performance.now();
  const synced = await Promise.all(phones.map(everyPage));
  const took = performance.now() - start;
  for (const pages of synced) {
    const actions = pages.join('').split('"kind":"action"').length - 1;
    if (actions !== RECORDS) throw new Error(`A phone was given ${actions} of ${RECORDS} actions`);
  }
  return took;
}

/** As the app does: who is signed in, then empty pushes until there is no more. */
async function everyPage(client: Client): Promise<string[]> {
  await client.post({ query: 'query WhoIsSignedIn { viewer { person { id } } }', variables: {} });
  const pages: string[] = [];
  const asked = { protocol: 1, schema: 1, clientId: client.clientId, deviceTime: AT, ops: [] };
  let place: { since: number; scope: string | null } | null = { since: 0, scope: null };
  while (place) {
    const page: string = (
      await client.post({ query: PUSH, variables: { input: { ...asked, ...place } } })
    ).toString();
    pages.push(page);
    place = nextPlace(page);
  }
  return pages;
}

/** Read from the head of the page alone: parsing all of it would slow down the server beside it. */
function nextPlace(page: string): { since: number; scope: string } | null {
  const [, cursor, hasMore, scope] = /"cursor":(\d+),"hasMore":(true|false),"scope":"(\w+)"/.exec(page) ?? [];
  if (cursor === undefined || scope === undefined) throw new Error(`No page: ${page.slice(0, 500)}`);
  return hasMore === 'true' ? { since: Number(cursor), scope } : null;
}
