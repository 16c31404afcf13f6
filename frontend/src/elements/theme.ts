/**
 * Changes the theme and keeps it in a cookie, from which the server draws the next page.
 *
 *     <mp-theme><button data-theme-next>…</button></mp-theme>                  the next of light, dark, auto
 *     <mp-theme><button data-theme-set="dark">Dark</button> …</mp-theme>      this one
 */
import { preference } from '../pure/cookie';

const THEMES = ['light', 'dark', 'auto'];
export const THEME_CHANGED = 'mp:theme';

export class ThemeElement extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this.choose);
    document.addEventListener(THEME_CHANGED, this.show);
    this.show();
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.choose);
    document.removeEventListener(THEME_CHANGED, this.show);
  }

  private choose = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-theme-set], [data-theme-next]');
    if (!button) return;
    const now = document.documentElement.dataset['bsTheme'] ?? 'auto';
    const theme = button.dataset['themeSet'] ?? THEMES[(THEMES.indexOf(now) + 1) % THEMES.length] ?? 'auto';
    document.documentElement.dataset['bsTheme'] = theme;
    document.cookie = preference('mp_theme', theme);
    document.dispatchEvent(new Event(THEME_CHANGED));
  };

  private show = (): void => {
    const now = document.documentElement.dataset['bsTheme'];
    for (const button of this.querySelectorAll<HTMLElement>('[data-theme-set]')) {
      button.setAttribute('aria-pressed', String(button.dataset['themeSet'] === now));
    }
  };
}
