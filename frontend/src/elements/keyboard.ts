/**
 * The keyboard of every page.
 *
 *     <mp-keyboard><dialog class="mp-keys">…all keys… <a data-new="r" href="…">Request</a></dialog></mp-keyboard>
 *
 * `?` and `[data-help]` show the dialog; `/` goes to `[data-search]`; `g` + letter follows `[data-go=letter]`; `n` + letter
 * follows `[data-new=letter]`; `j` `k` step through `[data-row]`, `o` opens one; `e` follows `[data-key=e]`; Ctrl+Enter sends
 * the form `[data-save]` that holds the focus; Esc leaves a field, then the form by `[data-leave]`.
 */
import { step, wish, type Wish } from '../pure/keys';

const WAIT = 1500;

export class KeyboardElement extends HTMLElement {
  private waiting: 'g' | 'n' | '' = '';
  private timer = 0;

  connectedCallback(): void {
    document.addEventListener('keydown', this.press);
    document.addEventListener('click', this.help);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.press);
    document.removeEventListener('click', this.help);
    clearTimeout(this.timer);
  }

  private help = (event: Event): void => {
    if ((event.target as Element).closest('[data-help]')) this.querySelector('dialog')?.showModal();
  };

  private press = (event: KeyboardEvent): void => {
    const asked = wish(
      { key: event.key, ctrl: event.ctrlKey, meta: event.metaKey, alt: event.altKey, typing: isTyping(event.target) },
      this.waiting,
    );
    this.wait(asked.kind === 'wait' ? asked.prefix : '');
    if (asked.kind !== 'none' && asked.kind !== 'wait' && this.grant(asked)) event.preventDefault();
  };

  private wait(prefix: 'g' | 'n' | ''): void {
    clearTimeout(this.timer);
    this.waiting = prefix;
    if (prefix) this.timer = window.setTimeout(() => (this.waiting = ''), WAIT);
  }

  /** Does what was asked; says whether there was something to do. */
  private grant(asked: Wish): boolean {
    switch (asked.kind) {
      case 'help':
        this.querySelector('dialog')?.showModal();
        return true;
      case 'search':
        return focus('[data-search]');
      case 'go':
        return follow(`[data-go="${asked.letter}"]`);
      case 'create':
        return follow(`[data-new="${asked.letter}"]`);
      case 'next':
        return stand(1);
      case 'previous':
        return stand(-1);
      case 'edit':
        return follow('[data-key="e"]');
      case 'open':
        return follow('tr.is-at a[href]');
      case 'save':
        return save();
      case 'leave':
        return leave();
      default:
        return false;
    }
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]');
}

function focus(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null;
}

function follow(selector: string): boolean {
  const link = document.querySelector<HTMLElement>(selector);
  link?.click();
  return link !== null;
}

function stand(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.classList.contains('is-at'));
  const row = rows[step(at, by, rows.length)];
  if (!row) return false;
  rows[at]?.classList.remove('is-at');
  row.classList.add('is-at');
  row.querySelector<HTMLElement>('th a, a, button')?.focus();
  row.scrollIntoView({ block: 'nearest' });
  return true;
}

function save(): boolean {
  const form = document.activeElement?.closest<HTMLFormElement>('form[data-save]');
  form?.requestSubmit();
  return form !== null && form !== undefined;
}

function leave(): boolean {
  if (document.querySelector('dialog[open]')) return false;
  if (isTyping(document.activeElement)) {
    (document.activeElement as HTMLElement).blur();
    return true;
  }
  return follow('[data-leave]');
}
