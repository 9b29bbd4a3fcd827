/*
 * Stands before the app and needs nothing of it. A browser may lose a part of what it kept, or keep it damaged:
 * then the app's own files are fetched anew, once an hour at most, and the page starts again; without a network it
 * says so in words. What a person recorded is in IndexedDB, which nothing here touches.
 */
(() => {
  const KEY = 'prongsai.repaired-at';
  const HOUR_MS = 60 * 60 * 1000;
  /** An app that is only slow to start gets this long after an error, and after everything was loaded. */
  const GRACE_MS = 4000;
  const START_MS = 30_000;
  const MEND_MS = 60_000;
  const CHECK_AFTER_MS = 3000;
  /** The app says here that it has started, and that a form holds unsaved words. */
  const { dataset } = document.documentElement;
  const worker = () => navigator.serviceWorker?.controller;
  let isTrying = false;

  addEventListener('vite:preloadError', () => void tryOnce());
  addEventListener('error', soon);
  addEventListener('unhandledrejection', soon);
  addEventListener('load', () => {
    setTimeout(() => 'started' in dataset || show(), START_MS);
    setTimeout(check, CHECK_AFTER_MS);
  });
  addEventListener('online', check);
  document.addEventListener('DOMContentLoaded', () => {
    document.querySelector('#unstarted button').addEventListener('click', () => void byHand());
  });

  function soon() {
    if (!('started' in dataset)) setTimeout(() => 'started' in dataset || tryOnce(), GRACE_MS);
  }

  /** What is missing is fetched while nobody waits for it. */
  function check() {
    worker()?.postMessage({ type: 'mend' });
  }

  async function tryOnce() {
    if (isTrying || 'unsaved' in dataset) return;
    isTrying = true;
    if (!wasRepaired() && (await isReached()) && remember()) {
      await mendAll();
      if (!('unsaved' in dataset)) return location.reload();
    }
    if (!('started' in dataset)) show();
    isTrying = false;
  }

  /** The person's own hand: nothing of the app is kept, and all of it comes from the server again. */
  async function byHand() {
    document.getElementById('unreached').hidden = true;
    if (!(await isReached())) return void (document.getElementById('unreached').hidden = false);
    for (const name of await caches.keys()) await caches.delete(name);
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    location.reload();
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

  function wasRepaired() {
    const ago = Date.now() - Number(read());
    return ago >= 0 && ago < HOUR_MS;
  }

  /** Where nothing can be remembered, nothing happens by itself: it could happen for ever. */
  function remember() {
    try {
      localStorage.setItem(KEY, String(Date.now()));
    } catch {
      return false;
    }
    return true;
  }

  function read() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }
})();
