/** Where a record or a photo is, in words, with a drawing that says the same. */
import type { Fate } from '@prongsai/outbox';
import { showMoment } from '#lib/messages/format.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { refusalSentence } from '#lib/messages/refusal.ts';
import { sendingWords } from '#lib/messages/sending/words.svelte.ts';
import { present } from '#lib/shell/today.svelte.ts';
import type { IconName } from '#lib/ui/Icon.svelte';
import type { Tone } from '#lib/ui/ToneLine.svelte';

export interface FateWords {
  words: string;
  icon: IconName;
  tone: Tone;
}

/** `percent`: how much of a photo's bytes has gone, where that is known. */
export function fateInWords(fate: Fate, percent: number | null = null): FateWords {
  const t = sendingWords.current.fate;
  switch (fate.state) {
    case 'ON_PHONE':
      return { words: t.onPhone, icon: 'phone', tone: 'warn' };
    case 'SENDING': {
      const words = percent === null ? t.sending(fate.done + 1, fate.of) : t.percent(percent);
      return { words, icon: 'refresh', tone: 'calm' };
    }
    case 'PARTLY_SENT':
      return { words: t.partlySent(fate.done, fate.of), icon: 'phone', tone: 'warn' };
    case 'SENT':
      return { words: sent(fate.at), icon: 'check', tone: 'good' };
    case 'ATTENTION':
      return { words: t.mend(refusalSentence(fate.code, fate.message)), icon: 'alert', tone: 'danger' };
  }
}

function sent(at: string | null): string {
  if (at === null) return sendingWords.current.fate.sentBefore;
  return messages.current.sync.sent(showMoment(at, present.now));
}
