/** What a key press asks for: the grammar of the keyboard, without the page. */
export type Wish =
  | { kind: 'none' }
  | { kind: 'wait'; prefix: 'g' | 'n' }
  | { kind: 'go' | 'create'; letter: string }
  | { kind: 'help' | 'search' | 'next' | 'previous' | 'open' | 'edit' | 'save' | 'leave' };

export interface Press {
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  /** The press goes into a field where letters are text. */
  typing: boolean;
}

const SINGLE: Record<string, Wish> = {
  '?': { kind: 'help' },
  '/': { kind: 'search' },
  j: { kind: 'next' },
  k: { kind: 'previous' },
  o: { kind: 'open' },
  e: { kind: 'edit' },
  g: { kind: 'wait', prefix: 'g' },
  n: { kind: 'wait', prefix: 'n' },
};

/** Reads a press after an earlier prefix (`g` or `n`), if one is still waiting. */
export function wish(press: Press, prefix: 'g' | 'n' | ''): Wish {
  if (press.key === 'Enter' && (press.ctrl || press.meta)) return { kind: 'save' };
  if (press.key === 'Escape') return { kind: 'leave' };
  if (press.typing || press.ctrl || press.meta || press.alt) return { kind: 'none' };
  if (prefix && /^[a-z]$/.test(press.key)) return { kind: prefix === 'g' ? 'go' : 'create', letter: press.key };
  return SINGLE[press.key] ?? { kind: 'none' };
}

/** The row to stand on next: from nowhere the first (or the last), never past an end. */
export function step(at: number, by: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (at < 0) return by === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, at + by));
}
