/**
 * A page that could not be had never takes the place of one that is shown.
 *
 * A refusal is an answer and is swapped in. A whole error page (no fragment, or without what was asked for), no answer and
 * a lost connection are said in a toast, from the words in `<template id="mp-failure">`; the page stays as it was.
 */
import { isFailure, type Answer } from '../pure/answer';

export function sayFailures(root: Document): void {
  root.addEventListener('htmx:after:request', (event) => {
    const ctx = (event as CustomEvent<{ ctx: { text?: string; response?: { status?: number } } }>).detail.ctx;
    const answer: Answer = { status: ctx.response?.status ?? 0, text: ctx.text ?? '' };
    if (!isFailure(answer)) return;
    event.preventDefault();
    say(root);
  });
  root.addEventListener('htmx:error', (event) => {
    const error = (event as CustomEvent<{ error?: unknown }>).detail.error;
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'AbortError')) say(root);
  });
}

function say(root: Document): void {
  const words = root.querySelector<HTMLTemplateElement>('#mp-failure');
  const region = root.getElementById('mp-toasts');
  if (words && region) region.replaceChildren(words.content.cloneNode(true));
}
