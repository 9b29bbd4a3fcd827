/** Five hundred people of fifty units, each with a phone: added by the coordinator, enrolled by their links. */
import { Client, PASSWORD } from '../support/client.ts';
import { inParallel } from '../support/in-parallel.ts';
import { owedByAll } from '../support/records.ts';
import { Phone } from './phone.ts';

const UNITS = 50;
const PEOPLE_IN_A_UNIT = 10;
/** Passwords are slow on purpose: more at once would only wait for each other. */
const ENROLLED_AT_ONCE = 4;

const ADD_UNIT =
  'mutation ($input: AddUnitInput!) { addUnit(input: $input) { unit { id } userErrors { message } } }';
const ADD_PERSON =
  'mutation ($input: AddPersonInput!) { addPerson(input: $input) { enrolmentUrl userErrors { message } } }';
const ENROL = 'mutation ($input: EnrolInput!) { enrol(input: $input) { userErrors { message } } }';

export async function crowdAt(address: string): Promise<Phone[]> {
  const coordinator = new Client(address);
  await coordinator.signIn('coordinator');
  const measureIds = owedByAll((await coordinator.pull()).rows);
  const units = await inParallel(Array.from({ length: UNITS }), ENROLLED_AT_ONCE, async (_, index) => {
    const input = { name: `ฝ่ายที่ ${index + 1}`, activeFrom: null };
    const { addUnit } = await coordinator.graphql<{ addUnit: { unit: { id: string } } }>(ADD_UNIT, { input });
    return addUnit.unit.id;
  });
  const people = units.flatMap((unitId) => Array.from({ length: PEOPLE_IN_A_UNIT }, () => unitId));
  return inParallel(people, ENROLLED_AT_ONCE, async (unitId, index) => {
    const client = new Client(address);
    await enrol(client, await invite(coordinator, `phone${index + 1}`, unitId));
    return new Phone(client, { seed: index + 1, unitId, measureIds });
  });
}

/** The secret of the new person's link. */
async function invite(coordinator: Client, loginName: string, unitId: string): Promise<string> {
  const input = { loginName, displayName: `นาย${loginName}`, roles: [{ role: 'RECORDER', unitId }] };
  const { addPerson } = await coordinator.graphql<{ addPerson: { enrolmentUrl: string } }>(ADD_PERSON, {
    input,
  });
  return addPerson.enrolmentUrl.split('/').at(-1) ?? '';
}

async function enrol(client: Client, token: string): Promise<void> {
  const { enrol } = await client.graphql<{ enrol: { userErrors: { message: string }[] } }>(ENROL, {
    input: { token, password: PASSWORD },
  });
  if (enrol.userErrors.length > 0) throw new Error(JSON.stringify(enrol.userErrors));
}
