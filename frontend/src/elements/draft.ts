/**
 * Keeps what is typed in a form until the server accepted it; it comes back after a refusal or a lost connection.
 *
 *     <mp-draft data-key="report-17"><form>… <span data-draft-said data-words="What you had typed is back."></span></form></mp-draft>
 *
 * Kept in the tab's own storage under the reader's name; without `data-key` nothing is kept.
 */
import { fate, keepable, type Draft } from '../pure/draft';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export class DraftElement extends HTMLElement {
  connectedCallback(): void {
    if (!this.dataset['key'] || !this.form) return;
    this.addEventListener('input', this.keep);
    this.addEventListener('submit', this.mark);
    this.addEventListener('htmx:after:request', this.settle);
    this.comeBack(this.form);
  }

  disconnectedCallback(): void {
    this.removeEventListener('input', this.keep);
    this.removeEventListener('submit', this.mark);
    this.removeEventListener('htmx:after:request', this.settle);
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector('form');
  }

  private get store(): string {
    return `mp-draft:${document.documentElement.dataset['reader'] ?? ''}:${this.dataset['key'] ?? ''}`;
  }

  private get version(): string {
    return this.querySelector<HTMLInputElement>('[name="version"]')?.value ?? '';
  }

  private fields(): Field[] {
    const all = this.querySelectorAll<Field>('input[name], select[name], textarea[name]');
    return [...all].filter((field) => keepable(field.name, field.type));
  }

  private write(sent: boolean): void {
    const fields: Draft['fields'] = {};
    for (const field of this.fields()) {
      const kept = (fields[field.name] ??= []);
      if (isBox(field)) {
        if (field.checked) kept.push(field.value);
      } else {
        kept.push(field.value);
      }
    }
    sessionStorage.setItem(this.store, JSON.stringify({ fields, version: this.version, sent } satisfies Draft));
  }

  private keep = (): void => this.write(false);
  private mark = (): void => this.write(true);

  private settle = (event: Event): void => {
    const status = (event as CustomEvent<{ ctx?: { response?: { status?: number } } }>).detail.ctx?.response?.status ?? 0;
    if (status >= 200 && status < 400) sessionStorage.removeItem(this.store);
  };

  private comeBack(form: HTMLFormElement): void {
    const text = sessionStorage.getItem(this.store);
    if (!text) return;
    const draft = JSON.parse(text) as Draft;
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const shown = {
      version: this.version,
      refused: form.querySelector('[role="alert"]') !== null,
      returned: entry?.type === 'reload' || entry?.type === 'back_forward',
    };
    if (fate(draft, shown) === 'forget') sessionStorage.removeItem(this.store);
    else if (this.restore(draft)) this.say();
  }

  /** Puts back what was typed; says whether anything differed from what the server sent. */
  private restore(draft: Draft): boolean {
    let changed = false;
    for (const field of this.fields()) {
      const kept = draft.fields[field.name];
      if (!kept) continue;
      if (isBox(field)) {
        changed ||= field.checked !== kept.includes(field.value);
        field.checked = kept.includes(field.value);
      } else if (field.value !== kept[0]) {
        field.value = kept[0] ?? '';
        changed = true;
      }
    }
    return changed;
  }

  private say(): void {
    const place = this.querySelector<HTMLElement>('[data-draft-said]');
    if (place) place.textContent = place.dataset['words'] ?? '';
  }
}

function isBox(field: Field): field is HTMLInputElement {
  return field.type === 'checkbox' || field.type === 'radio';
}
