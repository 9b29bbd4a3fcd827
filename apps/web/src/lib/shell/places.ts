/** Where a person can go, by their roles: a few places on a phone's bar, more in the row of a wider screen. */
import { messages } from '#lib/messages/messages.svelte.ts';
import { num } from '#lib/messages/numerals.svelte.ts';
import { person } from '#lib/person/person.svelte.ts';
import type { IconName } from '#lib/ui/Icon.svelte';

export type Bar = 'PHONE' | 'WIDE';
export interface PlaceLink {
  href: string;
  icon: IconName;
  label: string;
  /** A short count; empty for none. */
  badge: string;
  current: boolean;
}

type Name =
  'month' | 'unit' | 'board' | 'follow-ups' | 'plan' | 'people' | 'reports' | 'tokens' | 'outbox' | 'me';
interface Place {
  name: Name;
  icon: IconName;
  on: readonly Bar[];
}

const EVERYWHERE: readonly Bar[] = ['PHONE', 'WIDE'];
const PLACES: readonly Place[] = [
  { name: 'month', icon: 'calendar', on: EVERYWHERE },
  { name: 'unit', icon: 'people', on: EVERYWHERE },
  { name: 'board', icon: 'board', on: EVERYWHERE },
  { name: 'follow-ups', icon: 'pencil', on: EVERYWHERE },
  { name: 'plan', icon: 'plan', on: ['WIDE'] },
  { name: 'people', icon: 'people', on: ['WIDE'] },
  { name: 'reports', icon: 'file', on: ['WIDE'] },
  { name: 'tokens', icon: 'key', on: ['WIDE'] },
  { name: 'outbox', icon: 'outbox', on: EVERYWHERE },
  { name: 'me', icon: 'person', on: EVERYWHERE },
];
/** On a phone these share one place of the bar, and a row of their own under the title. */
const OFFICE: readonly Name[] = ['plan', 'people', 'reports', 'tokens'];

/** The links of a bar. `unsent` counts what waits on this phone. */
export function placesOf(bar: Bar, path: string, unsent: number): PlaceLink[] {
  const links = PLACES.filter(({ name, on }) => on.includes(bar) && isOpenTo(name, bar)).map((place) =>
    linkTo(place, path, place.name === 'outbox' ? unsent : 0),
  );
  return bar === 'WIDE' ? links : links.toSpliced(-2, 0, ...officeLink(path));
}

function officeLink(path: string): PlaceLink[] {
  const open = PLACES.filter(({ name }) => OFFICE.includes(name) && isOpenTo(name, 'PHONE'));
  const [first, ...more] = open.map((place) => linkTo(place, path, 0));
  if (first === undefined || more.length === 0) return first ? [first] : [];
  const current = OFFICE.some((name) => isAt(path, name));
  return [{ ...first, icon: 'file', label: messages.current.nav.office, current }];
}

/** The pages of the office beside the one that is open; none elsewhere. */
export function neighboursOf(path: string): PlaceLink[] {
  const names = OFFICE.filter((name) => isOpenTo(name, 'PHONE'));
  if (names.length < 2 || !OFFICE.some((name) => isAt(path, name))) return [];
  return PLACES.filter(({ name }) => names.includes(name)).map((place) => linkTo(place, path, 0));
}

function linkTo({ name, icon }: Place, path: string, count: number): PlaceLink {
  const label = messages.current.nav[name];
  return { href: `/${name}`, icon, label, badge: count > 0 ? num(count) : '', current: isAt(path, name) };
}

function isAt(path: string, name: Name): boolean {
  return path === `/${name}` || path.startsWith(`/${name}/`);
}

function isOpenTo(name: Name, bar: Bar): boolean {
  switch (name) {
    case 'month':
      return person.holds('RECORDER', 'HEAD');
    case 'unit':
      return person.holds('HEAD');
    case 'board':
      return person.holds('HEAD', 'EXECUTIVE', 'COORDINATOR', 'AUDITOR');
    case 'follow-ups':
      return person.may('readFollowUps');
    case 'plan':
      return person.holds('COORDINATOR', 'AUDITOR');
    case 'people':
      return person.may('managePeople');
    case 'reports':
      return person.may('readReports');
    case 'tokens':
      return person.may('manageTokens');
    case 'outbox':
      // Whoever sends nothing finds it behind the state of sending, at the top of every page.
      return bar === 'PHONE' || person.holds('RECORDER', 'HEAD', 'EXECUTIVE');
    case 'me':
      return true;
  }
}
