/**
 * Menus are `<details class="mp-menu">`: they open without a script. With one they close when the reader clicks
 * elsewhere, presses Esc (focus goes back to the summary) or leaves them by Tab.
 */
const OPEN = 'details.mp-menu[open]';

export function closeMenus(root: Document): void {
  root.addEventListener('click', (event) => {
    for (const menu of root.querySelectorAll(OPEN)) {
      if (!menu.contains(event.target as Node)) menu.removeAttribute('open');
    }
  });
  root.addEventListener('focusin', (event) => {
    for (const menu of root.querySelectorAll(OPEN)) {
      if (!menu.contains(event.target as Node)) menu.removeAttribute('open');
    }
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const menu = root.activeElement?.closest(OPEN) ?? root.querySelector(OPEN);
    if (!menu) return;
    menu.removeAttribute('open');
    menu.querySelector('summary')?.focus();
    event.stopImmediatePropagation();
  });
}
