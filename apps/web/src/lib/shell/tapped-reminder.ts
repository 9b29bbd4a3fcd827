/** A reminder that was tapped while the app is open: its page is gone to, or offered where words stand unsaved. */
import { messages } from '#lib/messages/messages.svelte.ts';
import { notice } from './notice.svelte.ts';
import { updates } from './updates.svelte.ts';

/** `go` leads to a path of the app without loading it anew; until the returned function is called. */
export function followTappedReminders(go: (path: string) => Promise<void>): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  navigator.serviceWorker?.addEventListener('message', ({ data }) => lead(go, pathIn(data)), { signal });
  return () => listening.abort();
}

function lead(go: (path: string) => Promise<void>, path: string | null): void {
  if (path === null) return;
  const { waits, open } = messages.current.tapped;
  if (updates.hasUnsavedWords()) notice.say(waits, { label: open, run: () => void go(path) });
  else void go(path);
}

function pathIn(said: unknown): string | null {
  if (typeof said !== 'object' || said === null || !('type' in said && said.type === 'open')) return null;
  return 'path' in said && typeof said.path === 'string' ? said.path : null;
}
