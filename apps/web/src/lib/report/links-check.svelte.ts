/** Whether the links of a report still open: each is looked at by the server, one after the other. */
import { ApiError } from '#lib/api/graphql.ts';
import type { LinkHealth } from '#lib/publicity-log/page-preview.ts';

interface LinkFound {
  readonly url: string;
  /** Null when nobody can say. */
  readonly health: LinkHealth | null;
}

/** The server looks at twenty a minute for one person; when it has, it is asked again after this long. */
const REST_MS = 20_000;
const MOST_RESTS = 4;

export class LinksCheck {
  #found = $state.raw<readonly LinkFound[]>([]);
  isRunning = $state(false);
  readonly urls: readonly string[];
  readonly #ask: (url: string) => Promise<LinkHealth | null>;
  readonly #rest: () => Promise<unknown>;

  constructor(
    urls: readonly string[],
    ask: (url: string) => Promise<LinkHealth | null>,
    rest: () => Promise<unknown> = () => new Promise((rested) => setTimeout(rested, REST_MS)),
  ) {
    [this.urls, this.#ask, this.#rest] = [[...new Set(urls)], ask, rest];
  }

  /** How many were looked at. */
  get done(): number {
    return this.#found.length;
  }

  get isComplete(): boolean {
    return !this.isRunning && this.urls.length > 0 && this.done === this.urls.length;
  }

  /** Those that are gone (LINK1). */
  get gone(): string[] {
    return this.#found.filter(({ health }) => health?.fate === 'GONE').map(({ url }) => url);
  }

  /** Those about which nobody can say anything: the site refused or did not answer, or the server does not look out. */
  get unknown(): string[] {
    const isUnknown = ({ health }: LinkFound) => !health || health.fate === 'UNKNOWN';
    return this.#found.filter(isUnknown).map(({ url }) => url);
  }

  async run(): Promise<void> {
    if (this.isRunning) return;
    [this.isRunning, this.#found] = [true, []];
    for (const url of this.urls) this.#found = [...this.#found, { url, health: await this.#look(url) }];
    this.isRunning = false;
  }

  async #look(url: string): Promise<LinkHealth | null> {
    for (let rests = 0; ; rests += 1) {
      try {
        return await this.#ask(url);
      } catch (error) {
        const isBusy = error instanceof ApiError && error.failure === 'BUSY';
        if (!isBusy || rests === MOST_RESTS) return null;
        await this.#rest();
      }
    }
  }
}
