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

/** In a window that is open already, if there is one. */
async function openPage({ clients }: ServiceWorkerGlobalScope, path: string): Promise<unknown> {
  const [page] = await clients.matchAll({ type: 'window' });
  if (!page) return clients.openWindow(path);
  await page.focus();
  return page.navigate(path);
}
