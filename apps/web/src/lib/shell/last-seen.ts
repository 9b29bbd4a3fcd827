/**
 * What a person sees as they leave their first page. `static/last-seen.js` shows it as soon as they come back, until the
 * app has drawn the page anew.
 */
import { endOf } from '@prongsai/domain';
import { version } from '$app/env';
import { clock } from '#lib/device/clock.ts';
import { homeOf, person } from '#lib/person/person.svelte.ts';
import { present } from './today.svelte.ts';

const KEY = 'prongsai.last-seen';
/** Characters; a longer page is not kept. */
const LONGEST = 500_000;

/**
 * Kept while nobody looks, until the returned function is called: what a page shows that dies under the person's eyes may
 * not say any more what is on the phone.
 */
export function keepLastSeen(): () => void {
  const look = (): void => (document.visibilityState === 'visible' ? localStorage.removeItem(KEY) : keep());
  look();
  document.addEventListener('visibilitychange', look);
  return () => document.removeEventListener('visibilitychange', look);
}

function keep(): void {
  const { pathname: path, search } = location;
  const isFirstPage = search === '' && path === homeOf(person.current);
  const app = document.querySelector('.app');
  if (!isFirstPage || !app?.querySelector('#content:not([aria-busy])')) return;
  const kept = {
    person: person.current?.id,
    path,
    version,
    // Another month has other work.
    until: clock.onDevice(endOf(present.month)),
    styles: styles(app),
    title: document.title,
    html: asSeen(app).innerHTML,
  };
  try {
    if (kept.html.length <= LONGEST) localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // No room: then nothing is shown before the app.
  }
}

function asSeen(app: Element): Element {
  const copy = app.cloneNode(true) as Element;
  const lines = pairs(app, copy, 'main :is(li, tr)');
  for (const [option, its] of pairs<HTMLOptionElement>(app, copy, 'option'))
    its?.toggleAttribute('selected', option.selected);
  for (const [line, its] of lines) if (isBelow(line)) its?.remove();
  leaveOutWhatDies(copy);
  return copy;
}

/** Scripts, addresses of bytes, and styles that only a script may set. */
function leaveOutWhatDies(copy: Element): void {
  for (const script of copy.querySelectorAll('script')) script.remove();
  for (const image of copy.querySelectorAll('img[src^="blob:"]')) image.removeAttribute('src');
  for (const styled of copy.querySelectorAll('[style]')) {
    styled.setAttribute('data-style', styled.getAttribute('style') ?? '');
    styled.removeAttribute('style');
  }
}

/** Below the screen when the page is at its top. */
function isBelow(line: Element): boolean {
  return line.getBoundingClientRect().top + scrollY > innerHeight;
}

/** What is found in the page, each with its copy. */
function pairs<E extends Element>(app: Element, copy: Element, selector: string): [E, E | undefined][] {
  const copies = copy.querySelectorAll<E>(selector);
  return [...app.querySelectorAll<E>(selector)].map((one, index) => [one, copies[index]]);
}

/**
 * Paths of the style sheets that something on the page follows: one of a page seen before would be waited for in vain.
 * Kit disables the links of those that stand in the page itself; they have come, so nobody waits for them.
 */
function styles(app: Element): string[] {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  const followed = links.filter(({ sheet }) => !sheet || areFollowed(sheet.cssRules, app));
  return followed.map(({ href }) => new URL(href).pathname);
}

function areFollowed(rules: CSSRuleList, app: Element): boolean {
  return [...rules].some((rule) => {
    if (rule instanceof CSSStyleRule) return app.querySelector(rule.selectorText) !== null;
    return rule instanceof CSSGroupingRule && areFollowed(rule.cssRules, app);
  });
}
