import { building } from '$app/env';
import type { Handle } from '@sveltejs/kit/hooks';

/**
 * What a page needs is named in its first bytes. A phone that opens the kept shell has all of it at hand, and each file
 * named there keeps what was seen last from the screen: it names the letters only, so that text is laid out once. A page
 * from the server names all but them: over a slow line they would hold it up.
 */
export const handle: Handle = ({ event, resolve }) => resolve(event, { preload: isNeededFirst });

function isNeededFirst({ type }: { type: string }): boolean {
  return building ? type === 'font' : type !== 'font';
}
