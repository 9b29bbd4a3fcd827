/** Every sentence, those about instructions included. They come, in both languages, with the parts that need them. */
import { messages } from '../messages.svelte.ts';
import { instructionEn } from './instruction-en.ts';
import { instructionTh } from './instruction-th.ts';

class InstructionWords {
  current = $derived({
    app: messages.current.app,
    ...(messages.language === 'th' ? instructionTh : instructionEn),
  });
}
export const instructionWords = new InstructionWords();
