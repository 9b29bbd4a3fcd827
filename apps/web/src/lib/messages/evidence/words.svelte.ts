/** Every sentence, those about evidence included. No first screen needs these: they come with the pages that do. */
import { messages } from '../messages.svelte.ts';
import { evidenceEn } from './evidence-en.ts';
import { evidenceTh } from './evidence-th.ts';

class EvidenceWords {
  current = $derived({ ...messages.current, ...(messages.language === 'th' ? evidenceTh : evidenceEn) });
}
export const evidenceWords = new EvidenceWords();
