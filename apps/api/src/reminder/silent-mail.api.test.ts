import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendBack } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy } from '../testing/places.ts';
import { startRemindedTown, type RemindedTown } from '../testing/reminded-town.ts';
import { startSilentServer, type SilentServer } from '../testing/silent-server.ts';

const LETTERS = 80;
/** Less than it takes to give up as many letters as are found at a time. */
const PATIENCE_MS = 60_000;
const CHANGE =
  'mutation ($input: ChangeRemindersInput!) { changeReminders(input: $input) { userErrors { code } } }';

let silent: SilentServer;
let reminded: RemindedTown;
beforeAll(async () => {
  silent = await startSilentServer();
  reminded = await startRemindedTown({ SMTP_URL: `smtp://127.0.0.1:${silent.port}` });
});
afterAll(async () => {
  await Promise.all([silent.stop(), reminded.stop()]);
});

it('[REM3] a phone is reminded while the mail server holds on to the first of many letters and says nothing', async () => {
  const { town, subscribe, titlesAt } = reminded;
  const [recorder, head] = [await town.as('recorder'), await town.as('head')];
  const places = await placesSeenBy(recorder);
  const cell = { measureId: places.measure('E12'), unitId: places.unit(FINANCE) };
  await recorder.gql(CHANGE, { input: { muted: false, email: 'somying@example.go.th' } });
  for (let letter = 0; letter < LETTERS; letter += 1) await sendBack(head, cell, { note: `${letter}` });
  await expect.poll(() => silent.met, { timeout: PATIENCE_MS }).toBeGreaterThan(0);

  await subscribe(head, '/prasert');
  await sendBack(await town.as('executive'), cell, { note: 'ขอภาพ' });
  await expect.poll(() => titlesAt('/prasert'), { timeout: PATIENCE_MS }).toHaveLength(1);
  const unsent = await town.house.database.fork().execute<object[]>(
    `select reminder.id from reminder join person on person.id = reminder.person_id
       where person.login_name = 'recorder' and reminder.sent_at is null`,
  );
  expect(unsent).toHaveLength(LETTERS + 1);
}, 300_000);
