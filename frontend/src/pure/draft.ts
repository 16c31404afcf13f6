/** What becomes of something typed when its form is shown again. */
export interface Draft {
  /** Name of the field → what was typed; boxes and choices as "on" or the value. */
  fields: Record<string, string[]>;
  /** The record's version that the form was opened on. */
  version: string;
  /** Whether the form was sent since the last change. */
  sent: boolean;
}

export interface Shown {
  version: string;
  /** The server said what is wrong: a refusal or errors stand in the form. */
  refused: boolean;
  /** The reader came by reload or by going back. */
  returned: boolean;
}

export type Fate = 'restore' | 'forget';

/**
 * A draft that was not sent is restored. One that was sent is restored if the server refused it, or if the connection was
 * lost: the reader came back to the same version. Else it was accepted.
 */
export function fate(draft: Draft, shown: Shown): Fate {
  if (draft.version !== shown.version) return 'forget';
  if (!draft.sent || shown.refused || shown.returned) return 'restore';
  return 'forget';
}

const SECRET = /password|csrf|token|code|secret|otp/i;

/** Says whether a field may be kept: never a secret, never a file, never what the form hides. */
export function keepable(name: string, type: string): boolean {
  return name !== '' && !['password', 'file', 'hidden', 'submit', 'button'].includes(type) && !SECRET.test(name);
}
