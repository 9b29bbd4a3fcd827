/** What another app shared, as the pages see it. */
export { clearDoorstep, NOTHING_SHARED, sharedHere, type Shared } from '#lib/device/doorstep.ts';
