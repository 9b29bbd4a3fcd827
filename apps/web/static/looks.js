/*
 * How the person likes the app to look, before anything of it is drawn: colours, size of text, language. The app
 * writes it (src/lib/person/preferences.svelte.ts) and says when it has; another tab is told by the browser.
 */
(() => {
  const { documentElement: root } = document;
  const COLOURS = { light: '#fbf8f2', dark: '#171513' };
  let applied = '';
  apply();
  addEventListener('prongsai:looks', apply);
  addEventListener('storage', apply);

  function apply() {
    const { theme, text, language } = preferences();
    const chosen = [theme, text, language].join();
    // The app says so each time it starts, on a phone that then has more to do than to style the page anew.
    if (chosen === applied) return;
    applied = chosen;
    set('theme', theme in COLOURS ? theme : '');
    set('text', text === 'normal' ? '' : text);
    root.lang = language === 'en' ? 'en' : 'th';
    for (const bar of document.querySelectorAll('meta[name="theme-color"]'))
      bar.content = COLOURS[theme] ?? COLOURS[/dark/.test(bar.media) ? 'dark' : 'light'];
  }

  function set(name, value) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  }

  /** Their own, and otherwise what was chosen last on this phone. */
  function preferences() {
    try {
      const kept = JSON.parse(localStorage.getItem('prongsai.preferences') ?? '{}');
      const person = JSON.parse(localStorage.getItem('prongsai.person') ?? '{}');
      return { ...kept[''], ...kept[person?.id] };
    } catch {
      return {};
    }
  }
})();
