/** Rows that are chosen (`[name=pick]`): all, none, and how many, said in the bulk bar `[data-bulk]`. */
export function countPicks(root: Document): void {
  root.addEventListener('change', (event) => {
    const box = event.target as HTMLInputElement;
    if (box.matches('[data-pick-all]')) pick(box, box.checked);
    if (box.matches('[data-pick-all], [name="pick"]')) say(root, box);
  });
  root.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('[data-pick-none]');
    if (!button) return;
    pick(button, false);
    const all = button.closest('.mp-list')?.querySelector<HTMLInputElement>('[data-pick-all]');
    if (all) {
      all.checked = false;
      all.focus();
    }
  });
}

function pick(from: Element, checked: boolean): void {
  const boxes = from.closest('.mp-list')?.querySelectorAll<HTMLInputElement>('[name="pick"]') ?? [];
  for (const box of boxes) box.checked = checked;
}

function say(root: Document, box: Element): void {
  const list = box.closest('.mp-list');
  const count = list?.querySelectorAll('[name="pick"]:checked').length ?? 0;
  const words = (list ?? root).querySelector<HTMLElement>('[data-bulk-count]');
  if (words) words.textContent = `${count} ${words.dataset['words'] ?? ''}`;
}
