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
  /** The last `set-cookie` of the session, attributes included. */
  readonly cookie: string | null;
  /** The same person, from another place or with other headers. */
  saying(headers: Headers): Client;
}

/** `set-cookie` headers by the name of the cookie. */
type Jar = Map<string, string>;

/** `headers` go with every request. Pass `jar` on to share a session. */
export function clientOf(url: string, headers: Headers = {}, jar: Jar = new Map()): Client {
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar.values()].map((set) => set.split(';')[0]).join('; ');
    const sent = { ...headers, ...(cookie ? { cookie } : {}), ...(init.headers as Headers | undefined) };
    const response = await fetch(url + path, { ...init, headers: sent });
    for (const set of response.headers.getSetCookie()) jar.set(set.split('=')[0] ?? '', set);
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
      return [...jar].find(([name]) => name.endsWith('prongsai'))?.[1] ?? null;
    },
    saying: (more) => clientOf(url, { ...headers, ...more }, jar),
  };
}
