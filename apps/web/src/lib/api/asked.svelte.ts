/** What a page of the office asks the server for: the answer, or why there is none, and asking again. */
import { ApiError, type ApiFailure } from './graphql.ts';

export class Asked<T> {
  /** Null until the first answer; a later failure keeps the last one. */
  answer = $state.raw<T | null>(null);
  failure = $state<ApiFailure | null>(null);
  #ask: () => Promise<T>;
  #asked = 0;
  /** Which question was answered last; what comes later to an earlier one is old. */
  #answered = 0;

  /** Asks at once. */
  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
    void this.again();
  }

  async again(): Promise<void> {
    const question = (this.#asked += 1);
    try {
      const answer = await this.#ask();
      if (this.#isNews(question)) [this.answer, this.failure] = [answer, null];
    } catch (error) {
      if (this.#isNews(question)) this.failure = error instanceof ApiError ? error.failure : 'SERVER';
    }
  }

  #isNews(question: number): boolean {
    if (question < this.#answered) return false;
    this.#answered = question;
    return true;
  }
}
