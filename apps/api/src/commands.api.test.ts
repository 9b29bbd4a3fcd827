import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAction } from './testing/deeds.ts';
import { freshDatabase } from './testing/fresh-database.ts';
import { addPerson, enrol, tokenIn } from './testing/people.ts';
import { anOrder, phoneOf } from './testing/phone.ts';
import { FINANCE, placesSeenBy } from './testing/places.ts';
import { startTown, type Town } from './testing/town.ts';
import { obey } from './commands.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

/** What is printed to whoever types this beside the town's server. */
function typed(...words: string[]): Promise<string> {
  const { dataDir, databaseUrl, publicUrl } = town.house.config;
  return obey(words, { DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', PUBLIC_URL: publicUrl });
}

describe('restored', () => {
  it('[S5] ends links and sessions that may have ended since the backup, and says what the office does again', async () => {
    const coordinator = await town.as('coordinator');
    const recorder = await town.as('recorder');
    const somchai = await addPerson(coordinator, 'somchai', [{ role: 'AUDITOR' }]);
    const places = await placesSeenBy(recorder);
    const { id: entityId, ...action } = anAction({
      measureId: places.measure('I7'),
      unitId: places.unit(FINANCE),
    });
    const phone = phoneOf(recorder);
    const unsent = phone.numbered(anOrder('recordAction', action, { entityId }));

    const said = await typed('restored');
    expect(said).toContain('A new epoch has begun for 1 agencies.');
    expect(said).toMatch(/The newest that was done here: 2023-02-20 09:\d\d in Bangkok\./);
    expect(said).toMatch(/2 sessions and \d unused one-time links have ended: everybody signs in again/);
    for (const again of ['disabled', 'roles', 'tokens', 'decided for the public', 'signed and published'])
      expect(said).toContain(again);

    const link = tokenIn(somchai.addPerson.enrolmentUrl);
    const refused = await enrol(town.anybody(), link);
    expect(refused.enrol.userErrors).toMatchObject([{ code: 'ENROLMENT_UNUSABLE' }]);
    expect((await phone.ask(unsent)).errors).toMatchObject([{ extensions: { code: 'NOT_SIGNED_IN' } }]);
    const again = phoneOf(await town.as('recorder'), phone.clientId);
    expect((await again.push(unsent)).receipts).toMatchObject([{ status: 'APPLIED' }]);
  });
});

describe('invite', () => {
  it('knows a person by a name that is typed with capitals, and prints the link', async () => {
    const said = await typed('invite', ' Recorder ');
    expect((await enrol(town.anybody(), tokenIn(said))).enrol.userErrors).toEqual([]);
  });

  it('tells who can add people where nobody has that name', async () => {
    await expect(typed('invite', 'admin')).rejects.toThrow(
      'Nobody has the login name admin. These coordinators can add people: coordinator.',
    );
  });

  it('prints no link that could not work: of somebody who was disabled it says so', async () => {
    const coordinator = await town.as('coordinator');
    const { addPerson: added } = await addPerson(coordinator, 'malee', [{ role: 'AUDITOR' }]);
    await coordinator.gql(DISABLE, { input: { personId: added.person?.id } });
    await expect(typed('invite', 'malee')).rejects.toThrow('malee was disabled and comes in no more.');
  });
});

const DISABLE = `mutation ($input: DisablePersonInput!) { disablePerson(input: $input) { userErrors { code } } }`;

describe('a command in a shell that does not say where the server’s data are', () => {
  it.each([['restored'], ['invite', 'coordinator'], ['import-plan', 'plan.txt', '2566']])(
    'is refused and makes nothing: %s',
    async (...words) => {
      const nowhere = await freshDatabase();
      const folder = await mkdtemp(join(tmpdir(), 'prongsai-shell-'));
      const asked = { DATABASE_URL: nowhere.url, INIT_CWD: folder };
      await expect(obey(words, asked)).rejects.toThrow(`There is no folder ${join(folder, 'data')}`);
      const place = nowhere.url ? /DATABASE_URL \([^@]+town_\w+\)/ : /DATA_DIR \(.*prongsai-shell-\w+\)/;
      const refused = obey(words, { ...asked, DATA_DIR: folder });
      await expect(refused).rejects.toThrow(
        /^There is nothing in .+ yet, and nothing was made\. Set DATA_DIR/,
      );
      await expect(refused).rejects.toThrow(place);
      // The second time it would be there.
      await expect(obey(words, { ...asked, DATA_DIR: folder })).rejects.toThrow(place);
      expect(await readdir(folder)).toEqual([]);
      await rm(folder, { recursive: true });
      await nowhere.drop();
    },
  );
});
