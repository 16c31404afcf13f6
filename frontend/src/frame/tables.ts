/**
 * A table that fits its frame scrolls with the page, so that its headings can stay in sight; a wider one scrolls in its
 * frame, which then takes the focus of the keyboard.
 *
 *   <div class="mp-table-scroll" role="region" aria-label="Projects" tabindex="0"><table>…</table></div>
 */
const FRAMES = '.mp-table-scroll:not(mp-chart *)';

export function fitTables(root: Document): void {
  const watch = new ResizeObserver((seen) => {
    for (const { target } of seen) fit(target instanceof HTMLTableElement ? target.parentElement : target);
  });
  const look = (): void => {
    for (const frame of root.querySelectorAll<HTMLElement>(FRAMES)) {
      fit(frame);
      watch.observe(frame);
      if (frame.firstElementChild) watch.observe(frame.firstElementChild);
    }
  };
  look();
  root.addEventListener('htmx:after:swap', look);
}

function fit(frame: Element | null): void {
  const table = frame?.firstElementChild;
  if (!frame || !table) return;
  const fits = table.scrollWidth <= frame.clientWidth;
  frame.classList.toggle('is-fitting', fits);
  if (fits) frame.removeAttribute('tabindex');
  else frame.setAttribute('tabindex', '0');
}
