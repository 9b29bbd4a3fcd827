/** Where a record or a photo is, in words, with a drawing that says the same. */
import type { Fate } from '@prongsai/outbox';
import { showInstant } from '#lib/messages/format.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { refusalSentence } from '#lib/messages/refusal.ts';
import { present } from '#lib/shell/today.svelte.ts';
import type { IconName } from '#lib/ui/Icon.svelte';

export interface FateWords {
  words: string;
  icon: IconName;
  tone: 'good' | 'warn' | 'calm' | 'danger';
}

export function fateInWords(fate: Fate): FateWords {
  const t = messages.current.fate;
  switch (fate.state) {
    case 'ON_PHONE':
      return { words: t.onPhone, icon: 'phone', tone: 'warn' };
    case 'SENDING':
      return { words: t.sending(fate.done, fate.of), icon: 'refresh', tone: 'calm' };
    case 'SENT':
      return { words: sent(fate.at), icon: 'check', tone: 'good' };
    case 'ATTENTION':
      return { words: t.mend(refusalSentence(fate.code)), icon: 'alert', tone: 'danger' };
  }
}

function sent(at: string | null): string {
  const t = messages.current.fate;
  return at === null ? t.sentBefore : t.sent(showInstant(at, present.now));
}
