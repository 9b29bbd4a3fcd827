/** The same sentences in English. */
import { num } from '../numerals.svelte.ts';
import type { StaffMessages } from './staff-th.ts';

const counted = (n: number, one: string, many: string): string => `${num(n)} ${n === 1 ? one : many}`;

export const staffEn: StaffMessages = {
  months: {
    fiscalYear: (year) => `Fiscal year ${year}`,
    previousYear: 'Previous fiscal year',
    nextYear: 'Next fiscal year',
    owed: (n) => counted(n, 'measure', 'measures'),
    left: (n) => `${num(n)} left`,
    allDone: 'Done',
    toPresent: (month) => `Back to the present month (${month})`,
  },
  measure: {
    title: 'In the plan’s own words',
    owner: 'Responsible',
    window: 'From and to',
    from: (first, last) => `${first} to ${last}`,
    steps: 'Steps',
    duties: 'What staff report',
    followUp: 'What executives follow up',
  },
  pull: {
    down: 'Pull to send and receive',
    letGo: 'Let go to send and receive',
    busy: 'Contacting the system',
  },
  search: {
    title: 'Search',
    label: 'Search measures and actions',
    placeholder: 'Word, code, place or channel',
    startTitle: 'Works without a signal',
    start:
      'Type what you remember, such as “budget” or the code E12. What is kept on this device is searched.',
    measures: 'Measures',
    actions: 'Actions',
    found: (measures, actions) =>
      `${counted(measures, 'measure', 'measures')} and ${counted(actions, 'action', 'actions')} found`,
    noneTitle: 'Not found on this device',
    none: (typed) => `No measure or action has “${typed}”. Try a shorter word, or another one.`,
    withoutTones: (typed) => `Nothing has “${typed}” as typed. What follows differs by tone marks.`,
    more: (n) => `Show ${num(n)} more`,
    withdrawn: 'Withdrawn',
    ofYear: (year) => `Plan of ${year}`,
  },
  me: {
    title: 'Me',
    roles: 'Roles',
    looks: 'Display',
    text: 'Size of text',
    texts: { normal: 'Normal', large: 'Large', larger: 'Larger', largest: 'Largest' },
    theme: 'Colours',
    themes: { auto: 'As the device', light: 'Light', dark: 'Dark' },
    numerals: 'Digits',
    numeralChoices: { thai: '๑๒๓ Thai digits', arabic: '123 Arabic digits' },
    signOut: 'Sign out',
    signOutBlocked: (n) => `You cannot sign out: ${num(n)} records are not sent yet`,
    signOutBlockedHelp:
      'Send them first, or export them to a file, and then sign out. What is on the device is not deleted.',
    signOutExported: (n) =>
      `Exported to a file: you may sign out. The ${num(n)} records stay on this device and go when you sign in again.`,
    signOutAnyway: 'Sign out, keep the work here',
    version: (name) => `Version ${name}`,
  },
};
