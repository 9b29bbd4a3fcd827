/** When the phone last heard from the agency's system, in words. */
import { dayAt, daysBetween } from '@prongsai/domain';
import { showMoment } from '#lib/messages/format.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { present } from './today.svelte.ts';

export function contactInWords(lastContact: Date | null): string {
  const t = messages.current.sync;
  if (lastContact === null) return t.neverContacted;
  const when = t.lastContact(showMoment(lastContact.toISOString(), present.now));
  const days = daysBetween(dayAt(lastContact), present.day);
  return days > 0 ? `${when} (${t.daysOld(days)})` : when;
}
