/**
 * Focus is never lost after a swap.
 *
 * What asks for it (`data-focus`: a refusal, a list of errors) gets it; else the element with the same id as the one that
 * had it; else the page's main part, so that the next Tab goes on from there and not from the top.
 */
export function keepFocus(root: Document): void {
  let had: Element | null = null;
  root.addEventListener('htmx:before:swap', () => {
    had = root.activeElement;
  });
  root.addEventListener('htmx:after:swap', () => {
    const asking = root.querySelector<HTMLElement>('[data-focus]:not([data-focused])');
    if (asking) {
      asking.dataset['focused'] = '';
      asking.focus();
    } else if (had && had !== root.body && (!root.activeElement || root.activeElement === root.body)) {
      successor(root, had)?.focus();
    }
    had = null;
  });
  root.querySelector<HTMLElement>('[data-focus]')?.focus();
}

/** Finds what takes the place of an element that a swap took away. */
function successor(root: Document, had: Element): HTMLElement | null {
  return (had.id && root.getElementById(had.id)) || root.getElementById('mp-main');
}
