/**
 * Keeps the as-of date while the reader goes on: links and forms of the page carry it to the next one.
 *
 *     <mp-asof><details><form method="get"><input type="date" name="as_of"></form></details></mp-asof>
 *
 * The form works without a script. A link that should show the present says `data-now`.
 */
import { carryAsOf } from '../pure/asof';

export class AsOfElement extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('click', this.carry, { capture: true });
  }

  disconnectedCallback(): void {
    document.removeEventListener('click', this.carry, { capture: true });
  }

  private carry = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    if (!link || link.hasAttribute('data-now') || link.hasAttribute('download') || this.contains(link)) return;
    if (link.getAttribute('href')?.startsWith('#') || link.closest('.mp-banner')) return;
    const address = carryAsOf(link.href, location.href);
    if (address !== link.href) link.href = address;
  };
}
