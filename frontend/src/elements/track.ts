/**
 * A stage track: the current stage is brought into view, and the arrow keys go from gate to gate.
 *
 *     <mp-track><ol><li aria-current="step">…</li><li class="mp-gate"><a href="…">G1</a></li> …</ol></mp-track>
 */
export class TrackElement extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', this.step);
    requestAnimationFrame(() => this.showCurrent());
  }

  disconnectedCallback(): void {
    this.removeEventListener('keydown', this.step);
  }

  private showCurrent(): void {
    const list = this.firstElementChild;
    const current = this.querySelector<HTMLElement>('[aria-current]');
    if (list && current) list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
  }

  private step = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const gates = [...this.querySelectorAll<HTMLElement>('.mp-gate a')];
    const at = gates.indexOf(document.activeElement as HTMLElement);
    const next = by === undefined || at < 0 ? undefined : gates[at + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
}
