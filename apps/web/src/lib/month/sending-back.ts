/** A month goes back to its recorders with one sentence. */
import { logWords } from '#lib/messages/log/words.svelte.ts';
import { notice } from '#lib/shell/notice.svelte.ts';
import type { Opened } from '#lib/shell/opened.ts';
import type { MonthCell } from './month-cell.ts';

/** Asks what is to be mended. */
export function askToSendBack({ logs, reasons }: Opened, { key, measure, unit, month }: MonthCell): void {
  const { title, note: label, hint, missing, confirm, done } = logWords.current.sendBack;
  reasons.ask({
    key: `RETURN ${key}`,
    words: { title, label, hint, missing, confirm },
    async onconfirm(note) {
      await logs.sendBack({ measureId: measure.id, unitId: unit.id, month }, note);
      notice.say(done);
    },
  });
}
