import { building } from '$app/env';
import type { Handle } from '@sveltejs/kit/hooks';

/**
 * What a page needs is named in its first bytes. A phone that opens the kept shell has all of it at hand, and each file
 * named there keeps what was seen last from the screen: only the letters are, so that text is laid out once. Over a slow
 * line it is those that would hold up the page.
 */
export const handle: Handle = ({ event, resolve }) => resolve(event, { preload: isNeededFirst });

function isNeededFirst({ type }: { type: string }): boolean {
  return (type === 'font') === building;
}
