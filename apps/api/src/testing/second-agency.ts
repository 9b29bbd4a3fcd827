/** A second agency in the same town hall's server, founded through the house's own verbs, with an empty desk. */
import { foundAgency, newEnrolment } from '../person/enrolment.service.ts';
import { officeOf } from '../person/office.ts';
import { addPerson } from '../person/person.service.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { Client } from './client.ts';
import { enrol } from './people.ts';
import type { Town } from './town.ts';

/** The coordinator of a new agency, signed in. The login name is the slug. */
export async function foundSecondAgency(town: Town, slug: string): Promise<Client> {
  const secret = await inTransaction({ ...town.house, caller: null }, async (tx) => {
    const agency = await foundAgency(tx, { name: `เทศบาล ${slug}`, slug });
    const office = { ...tx, caller: officeOf(agency.id) };
    const person = await addPerson(office, agency.id, {
      loginName: slug,
      displayName: slug,
      roles: [{ role: 'COORDINATOR' }],
    });
    return newEnrolment(tx, person.id);
  });
  const coordinator = town.anybody();
  await enrol(coordinator, secret);
  return coordinator;
}
