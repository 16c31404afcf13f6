/** Gives an address of the same site the as-of date of the page it is followed from, unless it has its own. */
export function carryAsOf(target: string, page: string): string {
  const from = new URL(page);
  const to = new URL(target, from);
  const moment = from.searchParams.get('as_of');
  if (!moment || to.origin !== from.origin || to.searchParams.has('as_of')) return target;
  to.searchParams.set('as_of', moment);
  return to.href;
}
