"""What a designer would object to on a page, as far as a machine can see it."""

from __future__ import annotations

from typing import Any

# Widths at which a page is laid out anew; the height does not matter to what is looked at.
WIDTHS = (1440, 1024, 820, 390)

SETTLED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
  () => done(document.documentElement.scrollWidth))))"""
# Colours in passage are nobody's choice: end every transition, those too that ending another one starts.
AT_REST = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
  for (let quiet = 0; quiet < 2;) {
    await frame();
    const moving = document.getAnimations().filter((each) => each.playState !== 'finished');
    for (const each of moving) each.effect.getComputedTiming().endTime === Infinity ? each.cancel() : each.finish();
    quiet = moving.length ? 0 : quiet + 1;
  }
}"""
OBJECTIONS = r"""() => {
  const found = [];
  const main = document.querySelector('main');
  const shown = (each) => each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    && !each.closest('.visually-hidden, details:not([open]) > :not(summary), dialog:not([open])');
  const words = (each) => (each.innerText || each.getAttribute('aria-label') || each.tagName).trim().slice(0, 40);

  const titles = document.querySelectorAll('h1');
  if (titles.length !== 1) found.push(`${titles.length} first headings`);
  let level = 0;
  for (const each of document.querySelectorAll('h1, h2, h3, h4')) {
    if (each.closest('dialog, template')) continue;
    const now = Number(each.tagName[1]);
    if (level && now > level + 1) found.push(`a heading of level ${now} under one of level ${level}: ${words(each)}`);
    level = now;
  }

  const primary = [...main.querySelectorAll('.btn-primary')]
    .filter((each) => shown(each) && !each.closest('.mp-menu-sheet'));
  if (primary.length > 1) found.push(`${primary.length} primary buttons: ${primary.map(words)}`);

  for (const each of document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden])')) {
    const { width, height } = each.getBoundingClientRect();
    const inText = getComputedStyle(each).display === 'inline' || each.closest('label, .mp-skip');
    if (!inText && shown(each) && width > 1 && (height < 24 || width < 24)) {
      found.push(`a target of ${Math.round(width)} by ${Math.round(height)} px: ${words(each)}`);
    }
  }

  const text = [...main.querySelectorAll('*')].filter((each) => !each.matches('code, pre, script, textarea, option'))
    .flatMap((each) => [...each.childNodes]).filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent).join('\n');
  const raw = text.match(/\b20\d\d-\d\d-\d\d(T[\d:.]+Z?)?\b|\bDecimal\(|\bNone\b(?!\.)|\bNaN\b|\bundefined\b/);
  if (raw) found.push(`a value as machines write it: ${raw[0]}`);
  return found;
}"""


def at_rest(page: Any) -> None:
    """Wait until nothing on the page moves any more or changes its colour."""
    page.evaluate(AT_REST)


def too_wide(page: Any) -> list[str]:
    """Return the widths of the window at which the page is wider than it, and what sticks out; the page stays open."""
    before, found = page.viewport_size, []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": before["height"]})
        wide = page.evaluate(SETTLED)
        if wide > width:
            found.append(f"{wide} px wide in a window of {width}")
    page.set_viewport_size(before)
    return found


def faults(page: Any) -> list[str]:
    """Return what stands wrong on the page as it is laid out now."""
    return list(page.evaluate(OBJECTIONS))


def objections(page: Any) -> list[str]:
    """Return what stands wrong on the page at the width at which it is open, and where it is too wide."""
    return [*faults(page), *too_wide(page)]
