import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMailServer, type MailServer } from '../testing/mail-server.ts';
import { openMail } from './mail.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());

/** What comes of a letter to somebody, and what a log would tell of it. */
function sentTo(name: string, { url: smtpUrl }: Pick<MailServer, 'url'> = server): Promise<string | null> {
  const send = openMail({ smtpUrl, mailFrom: 'ita@example.go.th' });
  const letter = { to: `${name}@example.go.th`, subject: 'โปร่งใส', text: 'ขอภาพ' };
  return send?.(letter).catch((error: unknown) => inspect(error)) ?? Promise.resolve(null);
}

it('a letter is taken, or refused for good, with the status alone', async () => {
  expect([await sentTo('somying'), await sentTo('gone')]).toEqual([null, '550 5.1.1']);
});

it('what may be taken later names nobody in the log', async () => {
  const busy = await sentTo('busy');
  expect(busy).toContain('Error: the mail server did not take a letter: RCPT TO was answered 450 4.2.0');
  expect(busy).not.toContain('example.go.th');
  const away = await sentTo('somying', { url: 'smtp://127.0.0.1:1' });
  expect(away).toContain('ECONNREFUSED');
  expect(away).not.toContain('example.go.th');
});
