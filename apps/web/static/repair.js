/*
 * Stands before the app and needs nothing of it. A browser may lose a part of what it kept, or keep it damaged:
 * then the app's own files are fetched anew, twice an hour at most, and the page starts again; without a network it
 * says so in words. What a person recorded is in IndexedDB, which nothing here touches.
 */
(() => {
  /** Instants at which this happened. */
  const REPAIRED = 'prongsai.repaired';
  const FAILED = 'prongsai.failed';
  const HOUR_MS = 60 * 60 * 1000;
  /** An app that is only slow to start gets this long after an error, and after everything was loaded. */
  const GRACE_MS = 4000;
  const START_MS = 30_000;
  const MEND_MS = 60_000;
  /** So many failures within so long go in a circle. */
  const CIRCLE = 3;
  const CIRCLE_MS = 20_000;
  const CHECK_AFTER_MS = 3000;
  /** The app says here that it has started, where the person is going, and that a form holds unsaved words. */
  const { dataset } = document.documentElement;
  const worker = () => navigator.serviceWorker?.controller;
  let isTrying = false;

  document.querySelector('#unstarted button').addEventListener('click', () => void byHand());
  addEventListener('vite:preloadError', () => {
    write(sessionStorage, FAILED, [...failures(), Date.now()]);
    void repair(1, true);
  });
  addEventListener('error', soon);
  addEventListener('unhandledrejection', soon);
  addEventListener('load', () => {
    setTimeout(() => 'started' in dataset || show(), START_MS);
    setTimeout(check, CHECK_AFTER_MS);
  });
  addEventListener('online', check);
  if (failures().length >= CIRCLE) stop();

  /** After an update kit loads a page anew when a part of it fails, for ever when it fails again: here the circle ends. */
  function stop() {
    window.stop();
    write(sessionStorage, FAILED, []);
    show();
    void repair(2);
  }

  function soon() {
    if (!('started' in dataset)) setTimeout(() => 'started' in dataset || repair(1), GRACE_MS);
  }

  /** What is missing is fetched while nobody waits for it. */
  function check() {
    worker()?.postMessage({ type: 'mend' });
  }

  /**
   * By itself, unless it was done `most` times already within the hour, or a form holds unsaved words. What is not
   * repaired is said: an app that does not start, or a part of one that did.
   */
  async function repair(most, isPart = false) {
    if (isTrying || 'unsaved' in dataset) return;
    isTrying = true;
    const done = recentRepairs();
    if (done.length < most && (await isReached()) && write(localStorage, REPAIRED, [...done, Date.now()])) {
      await mendAll();
      if (!('unsaved' in dataset)) return startAgain();
    }
    if (isPart || !('started' in dataset)) show();
    isTrying = false;
  }

  /** The person's own hand: nothing of the app is kept, and all of it comes from the server again. */
  async function byHand() {
    document.getElementById('unreached').hidden = true;
    if (!(await isReached())) return void (document.getElementById('unreached').hidden = false);
    // What other apps shared waits there for its form.
    for (const name of await caches.keys()) if (name !== 'shared') await caches.delete(name);
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    // What failed before says nothing of what comes now.
    write(sessionStorage, FAILED, []);
    startAgain();
  }

  /** Without what follows a `#`: to the address where it stands already, a browser with it only moves down the page. */
  function startAgain() {
    location.assign((dataset.going || location.href).split('#')[0]);
  }

  function show() {
    document.getElementById('unstarted').hidden = false;
  }

  /** The service worker fetches every file again; it answers when it is done, or has given up. */
  function mendAll() {
    const { port1, port2 } = new MessageChannel();
    worker()?.postMessage({ type: 'mend', everything: true }, [port2]);
    return new Promise((done) => {
      port1.onmessage = done;
      setTimeout(done, worker() ? MEND_MS : 0);
    });
  }

  /** Our own server, not a captive portal's page. */
  async function isReached() {
    try {
      const answer = await fetch('/healthz', { cache: 'no-store' });
      return (await answer.json()).ok === true;
    } catch {
      return false;
    }
  }

  function recentRepairs() {
    return read(localStorage, REPAIRED).filter(within(HOUR_MS));
  }

  function failures() {
    return read(sessionStorage, FAILED).filter(within(CIRCLE_MS));
  }

  function within(ms) {
    return (at) => Date.now() >= at && Date.now() - at < ms;
  }

  function read(storage, key) {
    try {
      return [].concat(JSON.parse(storage.getItem(key) ?? '[]')).map(Number);
    } catch {
      return [];
    }
  }

  /** Where nothing can be remembered, nothing happens by itself: it could happen for ever. */
  function write(storage, key, instants) {
    try {
      storage.setItem(key, JSON.stringify(instants));
      return true;
    } catch {
      return false;
    }
  }
})();
