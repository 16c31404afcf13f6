/** The filter bar writes only what is set into the address. */
export function dropEmpty(root: Document): void {
  root.addEventListener('htmx:config:request', (event) => {
    const { ctx } = (event as CustomEvent<{ ctx: { sourceElement: Element; request: { body?: unknown } } }>).detail;
    const { body } = ctx.request;
    if (!ctx.sourceElement.matches('.mp-filters') || !(body instanceof FormData)) return;
    for (const [name, value] of [...body]) if (value === '') body.delete(name);
  });
}
