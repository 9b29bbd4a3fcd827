/** People of the agency, as its coordinator handles them. Each throws ApiError when not reached. */
import {
  AddPersonDocument,
  InviteAgainDocument,
  PeopleDocument,
  type AddPersonInput,
  type PersonInOfficeFragment,
} from '@prongsai/contract/documents';
import { query } from '#lib/api/graphql.ts';
import { agencySlug } from './person.svelte.ts';

export type OfficePerson = PersonInOfficeFragment;
export type NewPerson = AddPersonInput;

export async function people(): Promise<OfficePerson[]> {
  return (await query(PeopleDocument, { agency: agencySlug() })).people ?? [];
}

/** The link in the answer is shown once. */
export async function addPerson(input: NewPerson) {
  return (await query(AddPersonDocument, { input })).addPerson;
}

/** The earlier link stops working. */
export async function inviteAgain(personId: string) {
  return (await query(InviteAgainDocument, { input: { personId } })).inviteAgain;
}
