/** A town whose reminders go out: to browsers at a push service of its own, and to a mail server. */
import { setTimeout } from 'node:timers/promises';
import type { Client } from './client.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import { startPushService, type PushService } from './push-service.ts';
import { startTown, type Town } from './town.ts';

const SUBSCRIBE = `mutation ($input: SubscribePushInput!) {
  subscribePush(input: $input) { reminders { muted } userErrors { code field } }
}`;

export interface RemindedTown {
  readonly town: Town;
  readonly service: PushService;
  readonly mail: MailServer;
  /** The browser at `path` of the push service asks to be reminded. */
  subscribe(client: Client, path: string, language?: 'TH' | 'EN'): Promise<void>;
  /** What that browser was shown. */
  titlesAt(path: string): string[];
  /** Every reminder made so far has gone out, or was found to go nowhere. */
  allSent(least?: number): Promise<{ about: string; sent_by: string }[]>;
  stop(): Promise<void>;
}

export async function startRemindedTown(env: NodeJS.ProcessEnv = {}): Promise<RemindedTown> {
  const [service, mail] = [await startPushService(), await startMailServer()];
  const town = await startTown({
    PUSH_SERVICES: service.origin,
    SMTP_URL: mail.url,
    MAIL_FROM: 'ita@example.go.th',
    ...env,
  });
  return {
    town,
    service,
    mail,
    async subscribe(client, path, language = 'TH') {
      const input = { ...service.browser(path), language };
      const { subscribePush } = await client.gql<Subscribed>(SUBSCRIBE, { input });
      if (subscribePush.userErrors.length > 0) throw new Error(JSON.stringify(subscribePush.userErrors));
    },
    titlesAt: (path) =>
      service.pushed.filter((each) => each.path === path).map(({ message }) => message.title),
    async allSent(least = 1) {
      const em = town.house.database.fork();
      for (;;) {
        const made = await em.execute<{ about: string; sent_by: string; sent_at: unknown }[]>(
          'select about, sent_by, sent_at from reminder order by made_at, id',
        );
        if (made.length >= least && made.every(({ sent_at }) => sent_at !== null)) return made;
        await setTimeout(50);
      }
    },
    async stop() {
      await town.stop();
      await Promise.all([service.stop(), mail.stop()]);
    },
  };
}

interface Subscribed {
  subscribePush: { userErrors: object[] };
}
