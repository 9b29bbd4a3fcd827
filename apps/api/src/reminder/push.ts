/** The edge to push services: encrypted for one browser, signed with our key (RFC 8030, 8291, 8292). */
import webPush from 'web-push';
import type { Config } from '../config.ts';
import type { Row } from '../platform/rows.ts';
import type { PushKey } from './push-key.entity.ts';
import type { PushSubscription } from './push-subscription.entity.ts';

const WAIT_MS = 10_000;
/** Seconds a push service keeps a message for a phone that is off: a day. */
const KEEP_S = 24 * 60 * 60;

/** Services of the browsers there are. An endpoint comes from a browser, and could name any address. */
const SERVICES = [
  /^fcm\.googleapis\.com$/,
  /^updates\.push\.services\.mozilla\.com$/,
  /^[a-z0-9-]+\.push\.apple\.com$/,
  /^[a-z0-9-]+\.notify\.windows\.com$/,
];

/** Whether a message may be sent there: to a browser's own push service, or one that the settings name. */
export function isPushService(endpoint: string, { pushServices }: Pick<Config, 'pushServices'>): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, origin, port } = new URL(endpoint);
  if (pushServices.includes(origin)) return true;
  return protocol === 'https:' && port === '' && SERVICES.some((service) => service.test(hostname));
}

export function newPushKey(): { publicKey: string; privateKey: string } {
  return webPush.generateVAPIDKeys();
}

/** What the service worker shows: a notice with the same `tag` takes the place of an earlier one. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** Path in the app. */
  readonly path: string;
  readonly tag: string;
}

/**
 * GONE when the browser no longer listens, and never will again.
 * @throws Error when the service does not take the message now
 */
export async function push(
  { endpoint, p256dh, auth }: Row<PushSubscription>,
  message: PushMessage,
  { publicKey, privateKey, subject }: Row<PushKey> & { subject: string },
): Promise<'SENT' | 'GONE'> {
  const details = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(message),
    {
      vapidDetails: { subject, publicKey, privateKey },
      TTL: KEEP_S,
    },
  );
  const response = await fetch(details.endpoint, {
    method: details.method,
    headers: details.headers as Record<string, string>,
    body: details.body && new Uint8Array(details.body),
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT_MS),
  });
  await response.body?.cancel();
  if (response.status === 404 || response.status === 410) return 'GONE';
  if (!response.ok) throw new Error(`the push service answered ${response.status}`);
  return 'SENT';
}
