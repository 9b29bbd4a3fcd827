/** The form of an action: what is typed, what is wrong with it, and what is kept of it meanwhile. */
import {
  actionFault,
  normaliseThai,
  parseDay,
  toArabicDigits,
  type Day,
  type Fault,
  type YearMonth,
} from '@prongsai/domain';
import { showDay, showMonth } from '#lib/messages/format.ts';
import { recordingWords } from '#lib/messages/recording/words.svelte.ts';
import { refusalSentence } from '#lib/messages/refusal.ts';
import type { ActionWords } from './publicity-logs.svelte.ts';

/** What stands in the fields, as typed. */
export interface ActionFields {
  channel: string | null;
  what: string;
  day: string;
  place: string;
  quantity: string;
  link: string;
}

const FIELDS = ['channel', 'what', 'day', 'place', 'quantity', 'link'] as const;

export class ActionForm {
  fields = $state<ActionFields>(emptyFields());
  #faults = $state.raw<Partial<Record<keyof ActionFields, string>>>({});
  #judged = $state.raw<ActionFields>(emptyFields());
  #first = $state.raw<ActionFields>(emptyFields());
  /** What is wrong, by field; a field that was changed since is believed again. */
  errors = $derived.by(() => {
    const standing = FIELDS.filter((name) => this.fields[name] === this.#judged[name]);
    return Object.fromEntries(standing.map((name) => [name, this.#faults[name]]));
  });
  /** Something was typed that is not saved. */
  dirty = $derived(JSON.stringify(this.fields) !== JSON.stringify(this.#first));

  /** Fills the fields; from here on, what differs counts as typed. */
  fill(fields: ActionFields): void {
    this.#first = { ...fields };
    this.fields = { ...fields };
  }

  /** What was typed before stands again, where nothing was typed since. `first` is what it was typed over. */
  bringBack(fields: ActionFields, first = this.#first): void {
    const typed = FIELDS.filter((name) => this.fields[name] !== this.#first[name]);
    const kept = Object.fromEntries(typed.map((name) => [name, this.fields[name]]));
    this.#first = { ...first };
    this.fields = { ...fields, ...kept };
  }

  /** Fills all but the day, as typed by the person; answers with what undoes it. */
  startFrom(starting: Omit<ActionFields, 'day'>): () => void {
    const before = { ...this.fields };
    this.fields = { ...before, ...starting };
    return () => void (this.fields = before);
  }

  /** The action as it would be saved in `month`, or null with every fault told at its field. */
  read(month: YearMonth, today: Day): ActionWords | null {
    const words = wordsOf(this.fields);
    const t = recordingWords.current.recording;
    const day = parseDay(words.day);
    const fault = day && actionFault({ ...words, day }, month, today);
    this.#judged = { ...this.fields };
    this.#faults = {
      ...(words.channel === '' && { channel: t.channelMissing }),
      ...(day === null && { day: t.dayMissing }),
      ...(fault && { [fault.field]: sentenceOf(fault) }),
    };
    return Object.keys(this.#faults).length === 0 ? words : null;
  }
}

export function emptyFields(): ActionFields {
  return { channel: null, what: '', day: '', place: '', quantity: '', link: '' };
}

/** An action's words as the fields show them. */
export function fieldsFrom(words: Partial<ActionWords>): ActionFields {
  return {
    channel: words.channel ?? null,
    what: words.what ?? '',
    day: words.day ?? '',
    place: words.place ?? '',
    quantity: words.quantity === null || words.quantity === undefined ? '' : String(words.quantity),
    link: words.link ?? '',
  };
}

function wordsOf(fields: ActionFields): ActionWords {
  const quantity = toArabicDigits(fields.quantity).replaceAll(',', '').trim();
  return {
    day: fields.day,
    channel: fields.channel ?? '',
    what: normaliseThai(fields.what).trim(),
    place: normaliseThai(fields.place).trim() || null,
    quantity: quantity === '' ? null : Number(quantity),
    link: withScheme(fields.link.trim()) || null,
  };
}

/** People copy addresses without their beginning. */
function withScheme(link: string): string {
  return /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(link) ? `https://${link}` : link;
}

function sentenceOf({ code, details }: Fault): string {
  const { day, month } = details;
  return refusalSentence(code, null, {
    ...details,
    ...(day !== undefined && { day: showDay(String(day)) }),
    ...(month !== undefined && { month: showMonth(String(month)) }),
  });
}
