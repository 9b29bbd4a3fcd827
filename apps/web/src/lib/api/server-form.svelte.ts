/** A form that the server judges: it is sent once at a time, and refusals stand at their fields. */
import { sentenceOf } from '#lib/person/door.svelte.ts';
import type { UserError } from './graphql.ts';

export class ServerForm {
  busy = $state(false);
  /** Sentences by field name; the empty name is the whole form's. */
  errors = $state<Record<string, string>>({});
  /** The server wants to see again who it is. */
  tooLongAgo = $state(false);

  /** Sends when `faults` is empty. Null when something stands in the way; `errors` say what. */
  async send<Payload extends { userErrors: readonly UserError[] }>(
    faults: Record<string, string>,
    ask: () => Promise<Payload>,
  ): Promise<Payload | null> {
    this.errors = faults;
    if (this.busy || Object.keys(faults).length > 0) return null;
    this.busy = true;
    this.tooLongAgo = false;
    try {
      const payload = await ask();
      this.errors = byField(payload.userErrors);
      this.tooLongAgo = payload.userErrors.some(({ code }) => code === 'SIGN_IN_AGAIN');
      return payload.userErrors.length > 0 ? null : payload;
    } catch (error) {
      this.errors = { '': sentenceOf(error) };
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Every sentence at once, for a form without fields; null when there is none. */
  get sentence(): string | null {
    return Object.values(this.errors).join(' ') || null;
  }
}

/** A fault of `input.name` belongs to the name. */
function byField(errors: readonly UserError[]): Record<string, string> {
  return Object.fromEntries(errors.map(({ field, message }) => [field?.split('.').at(-1) ?? '', message]));
}
