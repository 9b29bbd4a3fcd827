/** What a page of the office asks the server for: the answer, or why there is none, and asking again. */
import { ApiError, type ApiFailure } from './graphql.ts';

export class Asked<T> {
  /** Null until the first answer; a later failure keeps the last one. */
  answer = $state.raw<T | null>(null);
  failure = $state<ApiFailure | null>(null);
  #ask: () => Promise<T>;

  /** Asks at once. */
  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
    void this.again();
  }

  async again(): Promise<void> {
    try {
      this.answer = await this.#ask();
      this.failure = null;
    } catch (error) {
      this.failure = error instanceof ApiError ? error.failure : 'SERVER';
    }
  }
}
