/** What the server answered to a request for a part of the page. */
export interface Answer {
  status: number;
  text: string;
}

/** The statuses by which an action refuses; their answer is meant to be shown in place. */
const REFUSALS = [400, 403, 409, 422, 429];

/** Says whether an answer must not be swapped in: an error that is no refusal, or a refusal without anything to show. */
export function isFailure({ status, text }: Answer): boolean {
  if (status < 400) return false;
  return !REFUSALS.includes(status) || !text.trim() || (/<html[\s>]/i.test(text) && !/class="mp-refusal"|class="mp-wrong"/.test(text));
}
