/** Gives an address of the same site the dates of the page it is followed from, as-of and compared with, unless it has its own. */
export function carryAsOf(target: string, page: string): string {
  const from = new URL(page);
  const to = new URL(target, from);
  if (to.origin !== from.origin) return target;
  let carried = false;
  for (const name of ['as_of', 'since']) {
    const date = from.searchParams.get(name);
    if (!date || to.searchParams.has(name)) continue;
    to.searchParams.set(name, date);
    carried = true;
  }
  return carried ? to.href : target;
}
