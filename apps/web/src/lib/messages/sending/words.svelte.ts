/**
 * Every sentence, those about sending included. No first screen needs these, so they come, in both languages,
 * with the pages that do.
 */
import { messages } from '../messages.svelte.ts';
import { sendingEn } from './sending-en.ts';
import { sendingTh } from './sending-th.ts';

class SendingWords {
  current = $derived({ ...messages.current, ...(messages.language === 'th' ? sendingTh : sendingEn) });
}
export const sendingWords = new SendingWords();
