/** The same sentences in English. */
import type { SetUpMessages } from './set-up-th.ts';

export const setUpEn: SetUpMessages = {
  title: 'Set up your agency',
  intro:
    'Your agency and its first coordinator. This is done once; then the coordinator chooses how to sign in.',
  agencyName: 'Name of the agency',
  agencyHint: 'The full official name, as printed on its documents',
  slug: 'Short name in addresses',
  slugHint: 'Small letters, digits and hyphens, e.g. bansuan',
  displayName: 'Coordinator’s full name',
  submit: 'Begin',
  unusable: 'This set-up link no longer works',
  unusableHelp: 'The system has an owner already, or there is a newer link. Sign in, or look at the server.',
  agencyNameMissing: 'Enter the full name of the agency.',
  slugWrong: 'Only a–z, digits and hyphens, 2 to 40 of them, e.g. bansuan.',
  displayNameMissing: 'Enter the full name.',
  loginNameMissing: 'Choose a login name.',
};
