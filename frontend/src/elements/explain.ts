/**
 * A figure that explains itself: the link's page is shown in a panel beside the page; without a script it is a page.
 *
 *     <mp-explain><a href="/explain/…">GBP 379 m</a></mp-explain>
 *
 * Esc or the cross closes the panel, and focus goes back to the figure.
 */
import htmx from 'htmx.org';

const PANEL = 'mp-explain-panel';

export class ExplainElement extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('a')?.setAttribute('aria-haspopup', 'dialog');
    this.addEventListener('click', this.open);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.open);
  }

  private open = (event: MouseEvent): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    const panel = document.getElementById(PANEL);
    const body = panel?.querySelector<HTMLElement>('[data-explain-body]');
    if (!link || !body || !panel || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.fill(link, panel as HTMLDialogElement, body);
  };

  private async fill(link: HTMLAnchorElement, panel: HTMLDialogElement, body: HTMLElement): Promise<void> {
    await htmx.ajax('GET', link.href, { target: body, swap: 'innerHTML', select: '.mp-explained' });
    if (!panel.open) panel.showModal();
    panel.addEventListener('close', () => link.focus(), { once: true });
  }
}
