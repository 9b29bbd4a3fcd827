/** Bringing a plan in: the text is looked at first, and imported exactly as it was looked at. */
import { toArabicDigits } from '@prongsai/domain';
import { ServerForm } from '#lib/api/server-form.svelte.ts';
import { words } from '#lib/messages/office/words.svelte.ts';
import { importPlan, previewPlan, type PlanHead, type PlanReading, type PlanText } from './plans.ts';

export class PlanImport {
  /** As it is typed: Buddhist, in either digits. */
  year = $state('');
  text = $state('');
  #form = new ServerForm();
  /** What the errors are about. */
  #judged = $state.raw<PlanText | null>(null);
  #looked = $state.raw<{ at: PlanText; reading: PlanReading } | null>(null);
  #input = $derived<PlanText>({ fiscalYear: Number(toArabicDigits(this.year).trim()), text: this.text });

  /** What was read; null once the text or the year is another. */
  reading = $derived(isSame(this.#looked?.at ?? null, this.#input) ? (this.#looked?.reading ?? null) : null);
  /** Sentences by field name, as long as they are about what is there. */
  errors = $derived(isSame(this.#judged, this.#input) ? this.#form.errors : {});
  /** Something was looked at, and changed since. */
  changed = $derived(this.#looked !== null && this.reading === null);

  get busy(): boolean {
    return this.#form.busy;
  }

  async preview(): Promise<void> {
    const at = this.#input;
    this.#judged = at;
    const payload = await this.#form.send(faultsIn(at), () => previewPlan(at));
    this.#looked = payload?.reading ? { at, reading: payload.reading } : null;
  }

  /** The new plan, or null when something stands in the way. */
  async bringIn(): Promise<PlanHead | null> {
    if (this.reading === null) return null;
    const at = this.#input;
    this.#judged = at;
    return (await this.#form.send(faultsIn(at), () => importPlan(at)))?.plan ?? null;
  }
}

function isSame(a: PlanText | null, b: PlanText): boolean {
  return a?.fiscalYear === b.fiscalYear && a.text === b.text;
}

function faultsIn({ fiscalYear, text }: PlanText): Record<string, string> {
  const t = words.current.plan;
  const isYear = Number.isInteger(fiscalYear) && fiscalYear >= 2400 && fiscalYear <= 2700;
  return {
    ...(!isYear && { fiscalYear: t.yearWrong }),
    ...(text.trim() === '' && { text: t.textMissing }),
  };
}
