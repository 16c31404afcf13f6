/** Toasts go when the reader dismisses them; outcomes that went well go by themselves, refusals stay. */
const SECONDS = 8;

export function closeToasts(root: Document): void {
  root.addEventListener('click', (event) => {
    (event.target as Element).closest('[data-toast-close]')?.closest('[data-toast]')?.remove();
  });
  const region = root.getElementById('mp-toasts');
  if (!region) return;
  for (const toast of region.children) expire(toast);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node instanceof Element) expire(node);
    }
  }).observe(region, { childList: true });
}

function expire(toast: Element): void {
  if (toast.matches('.mp-toast-success, .mp-toast-info')) setTimeout(() => toast.remove(), SECONDS * 1000);
}
