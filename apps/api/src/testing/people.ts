/** New people of a town, brought in as in life: the coordinator adds them, they enrol with their link. */
import type { Role } from '@prongsai/domain';
import type { Client } from './client.ts';
import { PASSWORD, type Town } from './town.ts';

const ADD = `mutation ($input: AddPersonInput!) {
  addPerson(input: $input) { enrolmentUrl person { id } userErrors { code field message } }
}`;
const ENROL = `mutation ($input: EnrolInput!) { enrol(input: $input) { viewer { person { id } } userErrors { code message } } }`;

export interface Added {
  addPerson: {
    enrolmentUrl: string | null;
    person: { id: string } | null;
    userErrors: { code: string; field: string | null; message: string }[];
  };
}
export interface Enrolled {
  enrol: { viewer: { person: { id: string } } | null; userErrors: { code: string; message: string }[] };
}

export function addPerson(
  coordinator: Client,
  loginName: string,
  roles: { role: Role; unitId?: string; acting?: boolean }[],
): Promise<Added> {
  return coordinator.gql<Added>(ADD, { input: { loginName, displayName: `นาย${loginName}`, roles } });
}

export function enrol(client: Client, token: string, password = PASSWORD): Promise<Enrolled> {
  return client.gql<Enrolled>(ENROL, { input: { token, password } });
}

/** The secret at the end of a one-time address. */
export function tokenIn(address: string | null | undefined): string {
  return address?.split('/').at(-1) ?? '';
}

/** A new person, signed in. */
export async function hire(
  town: Town,
  loginName: string,
  roles: { role: Role; unitId?: string; acting?: boolean }[],
): Promise<Client> {
  const { addPerson: added } = await addPerson(await town.as('coordinator'), loginName, roles);
  const newcomer = town.anybody();
  const { enrol: enrolled } = await enrol(newcomer, tokenIn(added.enrolmentUrl));
  if (!enrolled.viewer) throw new Error(JSON.stringify([added.userErrors, enrolled.userErrors]));
  return newcomer;
}
