/** Shows what the server reminds of, and opens its page on a tap. */
interface Sent {
  title: string;
  body: string;
  path: string;
  tag: string;
}

export function showReminders(self: ServiceWorkerGlobalScope): void {
  self.addEventListener('push', (event) => {
    const { title, ...shown } = event.data?.json() as Sent;
    const icon = '/icons/icon-192.png';
    event.waitUntil(self.registration.showNotification(title, { ...shown, icon, data: shown.path }));
  });
  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(openPage(self, String(event.notification.data)));
  });
}

/**
 * A window that is open already goes there by itself (`lib/shell/tapped-reminder.ts`), for words may stand in it; one
 * that sleeps hears of it in front. One of an older version, which keeps such words, is only shown.
 */
async function openPage({ clients }: ServiceWorkerGlobalScope, path: string): Promise<unknown> {
  const [page] = await clients.matchAll({ type: 'window' });
  if (!page) return clients.openWindow(path);
  page.postMessage({ type: 'open', path });
  return page.focus();
}
