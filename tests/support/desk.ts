/** A person's own program: what they do over the API, under their name. */
import { PASSWORD } from './town.ts';
import type { World } from './world.ts';

export class Desk {
  readonly #address: string;
  readonly #loginName: string;
  #cookie = '';

  constructor(world: World, loginName: string) {
    this.#address = `http://localhost:${world.server.port}`;
    this.#loginName = loginName;
  }

  /** What the API gives; rejects when it refuses. */
  async ask<T extends object>(query: string, variables: object = {}): Promise<T> {
    if (this.#cookie === '') await this.#signIn();
    const { data, errors } = (await (await this.#post(query, variables)).json()) as {
      data?: T;
      errors?: unknown;
    };
    const payloads = Object.values(data ?? {}) as ({ userErrors?: unknown[] } | null)[];
    const refused = payloads.flatMap((payload) => payload?.userErrors ?? []);
    if (errors || !data || refused.length > 0) throw new Error(JSON.stringify(errors ?? refused));
    return data;
  }

  async #signIn(): Promise<void> {
    const answer = await this.#post(SIGN_IN, { input: { loginName: this.#loginName, password: PASSWORD } });
    this.#cookie = answer.headers.getSetCookie().at(-1)?.split(';')[0] ?? '';
  }

  #post(query: string, variables: object): Promise<Response> {
    return fetch(`${this.#address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify({ query, variables }),
    });
  }
}

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { message } } }`;
