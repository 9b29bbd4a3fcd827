/** How the signed-in person is reminded, here and elsewhere. Needs the server; each step throws ApiError without it. */
import {
  ChangeRemindersDocument,
  RemindersDocument,
  SubscribePushDocument,
  UnsubscribePushDocument,
  type ReminderPartsFragment,
} from '@prongsai/contract/documents';
import { ApiError, query } from '#lib/api/graphql.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { subscription } from './this-browser.ts';

export type ReminderSettings = ReminderPartsFragment;
/** `IMPOSSIBLE`: this browser shows none, or on an iPhone not until the app is installed. */
export type ShownHere = 'ON' | 'OFF' | 'BLOCKED' | 'IMPOSSIBLE';

export async function reminderSettings(): Promise<ReminderSettings> {
  const { viewer } = await query(RemindersDocument, {});
  if (!viewer) throw new ApiError('SIGNED_OUT');
  return viewer.reminders;
}

export async function changeReminders(input: { muted: boolean; email: string | null }) {
  return (await query(ChangeRemindersDocument, { input })).changeReminders;
}

/** The browser knows whether it listens, the server for whom: somebody else may have asked here before. */
export async function shownHere({ shownHere: isMine }: ReminderSettings): Promise<ShownHere> {
  if (!('PushManager' in globalThis && 'Notification' in globalThis)) return 'IMPOSSIBLE';
  if (Notification.permission === 'denied') return 'BLOCKED';
  return isMine && (await subscription()) ? 'ON' : 'OFF';
}

/** Asks the person, then the browser’s push service, then tells the server. */
export async function showHere(pushKey: string) {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registration = await navigator.serviceWorker.ready;
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: pushKey,
  });
  const payload = await tell(made);
  if (payload.userErrors.length > 0) await made.unsubscribe();
  return payload;
}

/** Whoever comes in again where they are reminded goes on being: their new session knows nothing of it. */
export async function showHereAgain(): Promise<void> {
  const made = await subscription();
  if (made && Notification.permission === 'granted') await tell(made);
}

async function tell(made: PushSubscription) {
  const { p256dh = '', auth = '' } = made.toJSON().keys ?? {};
  const language = messages.language === 'th' ? 'TH' : 'EN';
  const input = { endpoint: made.endpoint, p256dh, auth, language } as const;
  return (await query(SubscribePushDocument, { input })).subscribePush;
}

/** The browser lets go first, so that nothing arrives here whatever the server hears. */
export async function hideHere() {
  const made = await subscription();
  if (!made) return null;
  const { endpoint } = made;
  await made.unsubscribe();
  return (await query(UnsubscribePushDocument, { input: { endpoint } })).unsubscribePush;
}
