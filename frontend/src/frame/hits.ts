/**
 * The arrows step from the search box to what it found, and back.
 *
 *   <form class="mp-search"><input data-search> <div class="mp-search-hits"><a href="…">…</a></div></form>
 */
import { step } from '../pure/keys';

export function stepThroughHits(root: Document): void {
  root.addEventListener('keydown', (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    const form = by && (event.target as Element).closest('.mp-search');
    if (!form) return;
    const stops = [...form.querySelectorAll<HTMLElement>('[data-search], .mp-search-hits a')];
    const next = stops[step(stops.indexOf(event.target as HTMLElement), by, stops.length)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}
