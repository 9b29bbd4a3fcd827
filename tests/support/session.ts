/** Somebody signed in over plain HTTP, wherever the server is listening now. */
export class Session {
  personId = '';
  /** How many answers began to arrive. */
  answers = 0;
  #cookie = '';
  readonly #address: () => string;

  constructor(address: () => string) {
    this.#address = address;
  }

  async signIn(loginName: string, password: string): Promise<this> {
    const { data } = (await (
      await this.post(SIGN_IN, { input: { loginName, password } })
    ).json()) as SignedIn;
    const personId = data.signIn.viewer?.person.id;
    if (!personId) throw new Error(`${loginName} cannot sign in: ${JSON.stringify(data.signIn.userErrors)}`);
    this.personId = personId;
    return this;
  }

  /** A GraphQL request. Rejects when nobody answers. */
  post(query: string, variables: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return this.fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  }

  async fetch(
    path: string,
    request: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const person = this.personId && { 'prongsai-person': this.personId };
    const headers = { ...request.headers, ...person, cookie: this.#cookie };
    const response = await fetch(this.#address() + path, { ...request, headers });
    this.answers += 1;
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    return response;
  }
}

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { viewer { person { id } } userErrors { code } }
}`;
interface SignedIn {
  data: { signIn: { viewer: { person: { id: string } } | null; userErrors: object[] } };
}
