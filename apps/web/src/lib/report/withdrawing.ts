/** A published report is taken back from the public, with one sentence why (REP12). */
import { ServerForm } from '#lib/api/server-form.svelte.ts';
import { words } from '#lib/messages/office/words.svelte.ts';
import { reportWords } from '#lib/messages/report/words.svelte.ts';
import { Refused } from '#lib/shell/doing.svelte.ts';
import { notice } from '#lib/shell/notice.svelte.ts';
import type { Opened } from '#lib/shell/opened.ts';
import { nameOf } from './report-name.ts';
import { withdrawReport, type ShownReport } from './reports.ts';

/** `onchanged` is called also when somebody else has withdrawn it meanwhile. */
export function askToWithdraw({ reasons }: Opened, report: ShownReport, onchanged: () => void): void {
  const t = words.current.reports;
  reasons.ask({
    key: `WITHDRAW ${report.id}`,
    words: {
      title: t.withdrawTitle,
      help: t.withdrawWhat(nameOf(report, reportWords.current.report)),
      label: t.withdrawReason,
      hint: t.withdrawHint,
      missing: t.withdrawMissing,
      confirm: t.withdraw,
    },
    look: 'danger',
    async onconfirm(reason) {
      const form = new ServerForm();
      const done = await form.send({}, () => withdrawReport(report.id, reason));
      onchanged();
      if (!done) throw new Refused(form.sentence ?? undefined);
      notice.say(t.withdrawn);
    },
  });
}
