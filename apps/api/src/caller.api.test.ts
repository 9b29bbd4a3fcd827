import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { issueToken } from './testing/tokens.ts';
import { startTown, type Town } from './testing/town.ts';

/** A disk that takes no change of a row of this table any more. */
const fullFor = (table: string) =>
  inject('postgresUrl') === undefined
    ? [`create trigger full_disk before update on ${table} begin select raise(abort, 'disk full'); end`]
    : [
        `create function full_disk() returns trigger language plpgsql
         as $$ begin raise exception 'disk full' using errcode = '53100'; end $$`,
        `create trigger full_disk before update on ${table} for each row execute function full_disk()`,
      ];

let town: Town;
beforeEach(async () => void (town = await startTown()));
afterEach(() => town.stop());

async function fillUp(table: string): Promise<void> {
  for (const statement of fullFor(table)) await town.house.database.fork().execute(statement);
}

describe('while the database cannot write', () => {
  it('who is signed in reads on, also when their last use should be written down', async () => {
    const recorder = await town.as('recorder');
    await fillUp('session');
    town.wait({ minutes: 120 });
    const { viewer } = await recorder.gql<{ viewer: object | null }>('{ viewer { person { loginName } } }');
    expect(viewer).toEqual({ person: { loginName: 'recorder' } });
  });

  it('so does a program with a token', async () => {
    const { secret } = await issueToken(await town.as('coordinator'), ['READ_AGENCY']);
    await fillUp('access_token');
    const { data } = await town.asThirdParty(secret ?? '').ask('{ syncPull(since: 0) { since } }');
    expect(data).toEqual({ syncPull: { since: 0 } });
  });
});
