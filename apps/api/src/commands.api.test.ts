import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAction } from './testing/deeds.ts';
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
