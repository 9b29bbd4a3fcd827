/** Bringing a plan in: the text is looked at first, and imported exactly as it was looked at. */
import { toArabicDigits } from '@prongsai/domain';
import { ServerForm } from '#lib/api/server-form.svelte.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { importPlan, previewPlan, type PlanHead, type PlanReading, type PlanText } from './plans.ts';

export class PlanImport {
  /** As it is typed: Buddhist, in either digits. */
  year = $state('');
  text = $state('');
  form = new ServerForm();
  #looked = $state.raw<{ at: PlanText; reading: PlanReading } | null>(null);
  #input = $derived<PlanText>({ fiscalYear: Number(toArabicDigits(this.year).trim()), text: this.text });

  /** What was read; null once the text or the year is another. */
  reading = $derived.by(() => {
    const { fiscalYear, text } = this.#input;
    const same = this.#looked?.at.fiscalYear === fiscalYear && this.#looked.at.text === text;
    return same ? (this.#looked?.reading ?? null) : null;
  });
  /** Something was looked at, and changed since. */
  changed = $derived(this.#looked !== null && this.reading === null);

  async preview(): Promise<void> {
    const at = this.#input;
    const payload = await this.form.send(this.#faults(at), () => previewPlan(at));
    this.#looked = payload?.reading ? { at, reading: payload.reading } : null;
  }

  /** The new plan, or null when something stands in the way. */
  async bringIn(): Promise<PlanHead | null> {
    if (this.reading === null) return null;
    const at = this.#input;
    return (await this.form.send(this.#faults(at), () => importPlan(at)))?.plan ?? null;
  }

  #faults({ fiscalYear, text }: PlanText): Record<string, string> {
    const t = messages.current.plan;
    const isYear = Number.isInteger(fiscalYear) && fiscalYear >= 2400 && fiscalYear <= 2700;
    return {
      ...(!isYear && { fiscalYear: t.yearWrong }),
      ...(text.trim() === '' && { text: t.textMissing }),
    };
  }
}
