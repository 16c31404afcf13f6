/** The button `[data-menu-toggle]` folds the module menu to its icons; a cookie keeps it so for the next page. */
import { preference } from '../pure/cookie';

export function foldMenu(root: Document): void {
  root.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('[data-menu-toggle]');
    if (!button) return;
    const narrow = root.documentElement.dataset['menu'] !== 'narrow';
    root.documentElement.dataset['menu'] = narrow ? 'narrow' : 'wide';
    button.setAttribute('aria-expanded', String(!narrow));
    root.cookie = preference('mp_menu', narrow ? 'narrow' : 'wide');
  });
}
