/** Light, dark, or as the phone has it. */

export type Theme = 'auto' | 'light' | 'dark';
const THEME_KEY = 'prongsai.theme';

class ThemeInUse {
  value = $state<Theme>('auto');

  recall(): void {
    const kept = localStorage.getItem(THEME_KEY);
    if (kept === 'light' || kept === 'dark') this.use(kept);
  }

  use(theme: Theme): void {
    this.value = theme;
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    localStorage.setItem(THEME_KEY, theme);
  }
}
export const theme = new ThemeInUse();
