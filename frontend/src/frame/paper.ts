/** On paper everything is light: charts are drawn anew in light colours and at rest before printing, and as they were after. */
import { THEME_CHANGED } from '../elements/theme';

export function lightOnPaper(root: Document): void {
  const { dataset } = root.documentElement;
  let shown = dataset['bsTheme'];
  window.addEventListener('beforeprint', () => {
    shown = dataset['bsTheme'];
    dataset['bsTheme'] = 'light';
    dataset['paper'] = '';
    root.dispatchEvent(new Event(THEME_CHANGED));
  });
  window.addEventListener('afterprint', () => {
    dataset['bsTheme'] = shown;
    delete dataset['paper'];
    root.dispatchEvent(new Event(THEME_CHANGED));
  });
}
