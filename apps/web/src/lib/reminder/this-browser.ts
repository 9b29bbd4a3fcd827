/** What the browser itself keeps of reminders: its subscription, and the notices it shows. Needs no server. */

export async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Takes down what is shown of whoever was signed in, and listens no more. */
export async function clearReminders(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  for (const notice of (await registration?.getNotifications()) ?? []) notice.close();
  await (await subscription())?.unsubscribe();
}
