/*
 * What the person saw last stands on the screen at once, until the app has drawn it anew: a cheap phone takes seconds to
 * start. Nothing is drawn before this has run (`blocking` in src/app.html). The app keeps it when its first page is left
 * (src/lib/shell/last-seen.ts). What is tapped meanwhile is tapped again in the app.
 */
(() => {
  const TAPPABLE = 'a[href], button, summary';
  /** From a finger's leaving the glass to its tap, on a busy phone. */
  const TAP_MS = 300;
  const app = document.querySelector('.app');
  const kept = read();
  let tapped = null;
  /** Resolves when the finger on the glass has tapped, or has left without. */
  let lifted = Promise.resolve();
  if (kept) void show();

  /** Of this person, this page and this version, and before its month is over; null otherwise. */
  function read() {
    try {
      const { person, path, version, until, ...seen } = JSON.parse(
        localStorage.getItem('prongsai.last-seen'),
      );
      const isHere = location.search === '' && ['/', path].includes(location.pathname);
      const isTheirs = person === JSON.parse(localStorage.getItem('prongsai.person')).id;
      const isThisVersion = document.querySelector('.app > script')?.textContent.includes(`"${version}"`);
      return isHere && isTheirs && isThisVersion && Date.now() < until ? seen : null;
    } catch {
      return null;
    }
  }

  async function show() {
    const place = document.createElement('div');
    place.id = 'last-seen';
    place.innerHTML = kept.html;
    for (const styled of place.querySelectorAll('[data-style]')) styled.style.cssText = styled.dataset.style;
    place.addEventListener('pointerdown', () => (lifted = leaving(place)));
    place.addEventListener('click', keepTap);
    await Promise.all(kept.styles.map(style));
    if (isDrawn()) return;
    document.title ||= kept.title;
    app.before(place);
    new MutationObserver(async (_, watcher) => {
      if (!isDrawn()) return;
      watcher.disconnect();
      await lifted;
      const again = tapped && alike(app, tapped)[alike(place, tapped).indexOf(tapped)];
      place.remove();
      again?.click();
    }).observe(app, { childList: true, subtree: true, attributes: true });
  }

  /** The app shows a page of its own, not merely that it is opening. */
  function isDrawn() {
    return app.querySelector('main:not([aria-busy="true"])') !== null;
  }

  function leaving(place) {
    return new Promise((done) => {
      place.addEventListener('click', done, { once: true });
      const wait = () => setTimeout(done, TAP_MS);
      for (const end of ['pointerup', 'pointercancel']) addEventListener(end, wait, { once: true });
    });
  }

  function keepTap(event) {
    const target = event.target.closest(TAPPABLE);
    if (!target) return;
    tapped?.removeAttribute('aria-busy');
    tapped = target;
    tapped.setAttribute('aria-busy', 'true');
    if (target.matches('a')) event.preventDefault();
  }

  function alike(place, one) {
    return [...place.querySelectorAll(TAPPABLE)].filter((other) => signOf(other) === signOf(one));
  }

  function signOf(one) {
    return [one.tagName, one.getAttribute('href'), one.getAttribute('aria-label'), one.textContent].join(
      '\n',
    );
  }

  /** What is named here already is here; each page that opens the app names others. */
  function style(href) {
    if (document.querySelector(`link[rel="stylesheet"][href="${href}"]`)) return undefined;
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    const come = new Promise((done) => (link.onload = link.onerror = done));
    document.head.append(link);
    return come;
  }
})();
