/**
 * Lets the reader order and choose columns by mouse or keyboard, and writes them as one `columns` into the address.
 *
 *     <mp-columns><form method="get"><ol>
 *       <li data-column><input type="checkbox" name="column" value="cost"> <button data-move="-1"> <button data-move="1"></li>
 *     </ol></form></mp-columns>
 */
export class ColumnsElement extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this.move);
    this.addEventListener('submit', this.send);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.move);
    this.removeEventListener('submit', this.send);
  }

  private move = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-move]');
    const column = button?.closest('[data-column]');
    if (!button || !column) return;
    if (button.dataset['move'] === '-1') column.previousElementSibling?.before(column);
    else column.nextElementSibling?.after(column);
    button.focus();
  };

  private send = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const chosen = [...form.querySelectorAll<HTMLInputElement>('[name="column"]:checked')].map((box) => box.value);
    const address = new URL(location.href);
    address.searchParams.set('columns', chosen.join(','));
    location.assign(address);
  };
}
