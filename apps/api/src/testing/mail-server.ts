/** The agency's mail server: takes letters over SMTP, but for nobody called `gone`, and for `busy` not now. */
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly url: string;
  /** As they came, headers and all. */
  readonly letters: readonly { to: string; source: string }[];
  /** For whom it was asked to take one. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

const REFUSED: Readonly<Record<string, { responseCode: number; words: string }>> = {
  gone: { responseCode: 550, words: '5.1.1 User unknown' },
  busy: { responseCode: 450, words: '4.2.0 Try again later' },
};

export async function startMailServer(): Promise<MailServer> {
  const letters: { to: string; source: string }[] = [];
  const asked: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      asked.push(address);
      const refused = REFUSED[address.split('@')[0] ?? ''];
      if (!refused) return done();
      const { responseCode, words } = refused;
      done(Object.assign(new Error(`${words}: <${address}>`), { responseCode }));
    },
    onData(stream, { envelope }, done) {
      void text(stream).then((source) => {
        letters.push({ to: envelope.rcptTo.map(({ address }) => address).join(), source });
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    asked,
    stop: () => new Promise((done) => server.close(done)),
  };
}
