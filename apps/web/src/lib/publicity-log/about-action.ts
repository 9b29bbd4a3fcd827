import { showDay } from '#lib/messages/format.ts';
import type { LoggedAction } from '#lib/month/cell-index.ts';

/** Day, channel and place in one line, as they stand under a photo. */
export function aboutAction({ data }: LoggedAction, channelName = data.channel): string {
  return [showDay(data.day), channelName, data.place].filter(Boolean).join(' · ');
}
