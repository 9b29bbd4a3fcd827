import { expect, test } from 'vitest';
import { sendTogether } from './one-packet.ts';

test('what is asked at the same time is held until all of it has been asked, and then sent', async () => {
  const events: string[] = [];
  const session = {
    query: (text: unknown) => events.push(String(text)),
    connection: { stream: { cork: () => events.push('hold'), uncork: () => events.push('send') } },
  };
  sendTogether({ on: (_, listener) => listener(session) });
  session.query('ก');
  await Promise.resolve().then(() => session.query('ข'));
  await new Promise((done) => setImmediate(done));
  session.query('ค');
  await new Promise((done) => setImmediate(done));
  expect(events).toEqual(['hold', 'ก', 'ข', 'send', 'hold', 'ค', 'send']);
});
