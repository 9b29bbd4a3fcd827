/** In the place of the browser's push service, which is out of reach of any test: what the browser keeps of it. */
import { createECDH, randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';

/** An origin that the server's PUSH_SERVICES names; nothing answers there. */
export const PUSH_SERVICE = 'http://localhost:9';
const KEPT = 'the-browsers-own.subscription';

/** The browser of `page` has a push service from its next page on. */
export async function listenTo(page: Page): Promise<void> {
  const p256dh = createECDH('prime256v1').generateKeys().toString('base64url');
  const made = {
    endpoint: `${PUSH_SERVICE}/${randomBytes(8).toString('hex')}`,
    keys: { p256dh, auth: randomBytes(16).toString('base64url') },
  };
  await page.context().grantPermissions(['notifications']);
  await page.context().addInitScript(
    ([kept, subscription]) => {
      const standIn = {
        endpoint: subscription.endpoint,
        toJSON: () => subscription,
        unsubscribe: () => Promise.resolve(localStorage.removeItem(kept) === undefined),
      };
      PushManager.prototype.getSubscription = () =>
        Promise.resolve(localStorage.getItem(kept) === null ? null : (standIn as never));
      PushManager.prototype.subscribe = () => {
        localStorage.setItem(kept, '1');
        return Promise.resolve(standIn as never);
      };
    },
    [KEPT, made] as const,
  );
}

/** Whether the browser still listens, for whomever. */
export function listens(page: Page): Promise<boolean> {
  return page.evaluate((kept) => localStorage.getItem(kept) !== null, KEPT);
}
