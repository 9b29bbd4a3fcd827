/** Every sentence, those of the executive's and the office's screens included, in the language in use. */
import { messages } from '../messages.svelte.ts';
import { officeEn } from './office-en.ts';
import { officeTh } from './office-th.ts';

class Words {
  current = $derived({ ...messages.current, ...(messages.language === 'th' ? officeTh : officeEn) });
}
export const words = new Words();
