/** The coordinator's desk, over the API and beside every bad road: who works where, and what has arrived. */
import { PASSWORD } from './town.ts';
import type { World } from './world.ts';

export interface Arrived {
  readonly id: string;
  readonly unit: string;
  readonly recordedBy: string;
  readonly photos: readonly { readonly sha256: string; readonly stored: boolean }[];
}

interface Hire {
  readonly displayName: string;
  readonly loginName: string;
  readonly role?: string;
  readonly acting?: boolean;
  readonly unit?: string;
}

export class Coordinator {
  readonly #world: World;
  #cookie = '';

  constructor(world: World) {
    this.#world = world;
  }

  /** Somebody new who has already chosen a password; without a unit, for the whole agency. */
  async hire(person: Hire): Promise<void> {
    const { displayName, loginName, role = 'RECORDER', acting = false } = person;
    await this.#signIn();
    const unitId = person.unit === undefined ? null : await this.#unit(person.unit);
    const input = { displayName, loginName, roles: [{ role, unitId, acting }] };
    const { addPerson } = await this.#ask<{ addPerson: { enrolmentUrl: string } }>(ADD, { input });
    const token = addPerson.enrolmentUrl.split('/').at(-1);
    await this.#post(ENROL, { input: { token, password: PASSWORD } });
  }

  /** From now on this person works in another unit, and only there. */
  async move(loginName: string, unit: string): Promise<void> {
    await this.#signIn();
    const { people } = await this.#ask<{ people: { id: string; loginName: string }[] }>(PEOPLE);
    const personId = people.find((person) => person.loginName === loginName)?.id;
    const roles = [{ role: 'RECORDER', unitId: await this.#unit(unit) }];
    await this.#ask(CHANGE_ROLES, { input: { personId, roles } });
  }

  /** New units, there since ever, which every phone hears of. */
  async openUnits(names: readonly string[]): Promise<void> {
    for (const name of names) await this.#ask(ADD_UNIT, { input: { name, activeFrom: null } });
  }

  /** Every record that says exactly this, with its photos. */
  async arrived(what: string): Promise<Arrived[]> {
    const { publicityLogs } = await this.#ask<Logs>(LOGS);
    return publicityLogs.nodes.flatMap(({ unit, actions }) =>
      actions.filter((action) => action.what === what).map((action) => ({ ...action, unit: unit.name })),
    );
  }

  async #unit(name: string): Promise<string> {
    const { units } = await this.#ask<{ units: { nodes: { id: string; name: string }[] } }>(UNITS);
    const unit = units.nodes.find((one) => one.name === name);
    if (!unit) throw new Error(`No unit is called ${name}`);
    return unit.id;
  }

  /** Who comes in, and as what, is decided by somebody who signed in lately. */
  async #signIn(): Promise<void> {
    await this.#post(SIGN_IN, { input: { loginName: 'coordinator', password: PASSWORD } });
  }

  /** Signs in first where the session is unknown: at the beginning, and after a backup was put back. */
  async #ask<T>(query: string, variables: object = {}): Promise<T> {
    const { data: viewer } = await this.#post<{ viewer: object | null }>('{ viewer { person { id } } }');
    if (!viewer?.viewer) await this.#signIn();
    const { data, errors } = await this.#post<T>(query, variables);
    if (errors || !data || refusals(data).length > 0) throw new Error(JSON.stringify(errors ?? data));
    return data;
  }

  async #post<T>(query: string, variables: object = {}): Promise<{ data?: T; errors?: unknown }> {
    // Signing in ends the session it comes from, on which another story may be at something.
    const cookie = query === SIGN_IN ? '' : this.#cookie;
    const response = await fetch(`http://localhost:${this.#world.server.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    // The links of other people's enrolment start sessions too; the desk stays the coordinator's.
    if (query === SIGN_IN) this.#cookie = response.headers.getSetCookie().at(-1)?.split(';')[0] ?? '';
    return (await response.json()) as { data?: T; errors?: unknown };
  }
}

function refusals(data: object): unknown[] {
  return Object.values(data).flatMap(
    (payload: { userErrors?: unknown[] } | null) => payload?.userErrors ?? [],
  );
}

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { message } } }`;
const ENROL = `mutation ($input: EnrolInput!) { enrol(input: $input) { userErrors { message } } }`;
const ADD = `mutation ($input: AddPersonInput!) { addPerson(input: $input) { enrolmentUrl userErrors { message } } }`;
const ADD_UNIT = `mutation ($input: AddUnitInput!) { addUnit(input: $input) { userErrors { message } } }`;
const CHANGE_ROLES = `mutation ($input: ChangeRolesInput!) {
  changeRoles(input: $input) { userErrors { message } } }`;
const PEOPLE = `{ people(agency: "bophloi") { id loginName } }`;
const UNITS = `{ units(agency: "bophloi", first: 100) { nodes { id name } } }`;
const LOGS = `{ publicityLogs(agency: "bophloi", first: 100) { nodes { unit { name }
  actions { id what recordedBy photos { sha256 stored } } } } }`;
interface Logs {
  publicityLogs: {
    nodes: { unit: { name: string }; actions: (Omit<Arrived, 'unit'> & { what: string })[] }[];
  };
}
