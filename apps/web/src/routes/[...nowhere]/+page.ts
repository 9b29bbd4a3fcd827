import { error } from '@sveltejs/kit';

/** No page has this address. Said here, or kit would ask the server again and again for one. */
export function load(): never {
  error(404);
}
