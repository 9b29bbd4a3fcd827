/** Somebody at the door: what they send and what they get, with the cookies a browser would keep. */

export interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}
export type Headers = Readonly<Record<string, string>>;

export interface Client {
  /** The data of a document. @throws Error when the answer has errors */
  gql<T>(document: string, variables?: object): Promise<T>;
  /** The whole answer, errors included. */
  ask<T>(document: string, variables?: object, headers?: Headers): Promise<Answer<T>>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** The last `set-cookie` seen, attributes included. */
  readonly cookie: string | null;
  /** The same person, from another place or with other headers. */
  saying(headers: Headers): Client;
}

/** `headers` go with every request. Pass `jar` on to share a session. */
export function clientOf(
  url: string,
  headers: Headers = {},
  jar: { cookie: string | null } = { cookie: null },
): Client {
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = jar.cookie?.split(';')[0];
    const sent = { ...headers, ...(cookie ? { cookie } : {}), ...(init.headers as Headers | undefined) };
    const response = await fetch(url + path, { ...init, headers: sent });
    jar.cookie = response.headers.getSetCookie().at(-1) ?? jar.cookie;
    return response;
  };
  const ask = async <T>(query: string, variables: object = {}, more: Headers = {}): Promise<Answer<T>> => {
    const body = JSON.stringify({ query, variables });
    const response = await request('/graphql', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...more },
    });
    return (await response.json()) as Answer<T>;
  };
  return {
    ask,
    fetch: request,
    async gql<T>(document: string, variables?: object) {
      const { data, errors } = await ask<T>(document, variables);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
    get cookie() {
      return jar.cookie;
    },
    saying: (more) => clientOf(url, { ...headers, ...more }, jar),
  };
}
