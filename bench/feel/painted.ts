import type { CDPSession } from '@playwright/test';

/**
 * Milliseconds of the page’s life until something of the selector is painted. Told through the console: what a test
 * driver asks in a page costs that page a tenth of a second.
 */
export async function painted(devtools: CDPSession, name: string, selector: string) {
  const told = Promise.withResolvers<number>();
  devtools.on('Runtime.consoleAPICalled', ({ args: [said, ms] }) => {
    if (said?.value === name) told.resolve(Number(ms?.value));
  });
  await devtools.send('Runtime.enable');
  const source = `(${tellWhenPainted})(${JSON.stringify(name)}, ${JSON.stringify(selector)})`;
  await devtools.send('Page.enable');
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source });
  return told;
}

/** In the page. */
function tellWhenPainted(name: string, selector: string): void {
  const watcher = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => console.debug(name, performance.now())));
  });
  watcher.observe(document, { childList: true, subtree: true, attributes: true });
}
