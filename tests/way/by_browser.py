"""A hand at a browser: everybody in a context of their own, finding on the page of a record what they may do there."""

from __future__ import annotations

import re
from typing import Any

from tests.journeys.reader import Reader
from tests.way.by_api import ByApi
from tests.way.hand import Clock
from tests.way.house import EMAIL, PASSWORD

MADE = {
    "add-benefit": "benefits",
    "raise-risk": "risks",
    "plan-deliverable": "deliverables",
    "propose-plan": "plans",
    "gate": "gate-reviews",
    "record-mandate": "mandates",
    "raise-change": "change-requests",
    "hand-out": "held-assets",
    "assign": "assignments",
    "request-acceptance": "acceptances",
    "give-back": "resource-returns",
    "return-money": "resource-returns",
    "return-person": "resource-returns",
    "seal": "archives",
    "draft-contract": "contracts",
    "add-deliverable": "contract-deliverables",
    "plan-payment": "contract-payments",
    "evaluate": "supplier-evaluations",
    "initiate": "projects",
}
"""Verbs that make a record of another noun, which is then found on the page or on its list."""
OWN_PAGES = {
    ("artefacts", "write"): "Write",
    ("requests", "score"): "Score",
    ("requests", "decide"): "Decide",
    ("status-reports", "write"): "Write",
    ("status-reports", "submit"): "Write",
    ("acceptances", "sign"): "Decide",
    ("acceptances", "code"): "Decide",
}
"""Acts with a page of their own, and the words of the button that leads there from the record."""
BUTTONS = {
    ("artefacts", "write"): "main button:has-text('Keep the draft')",
    ("status-reports", "write"): "main button:has-text('Keep the draft')",
    ("status-reports", "submit"): "main button:has-text('Submit to the PMO')",
    ("acceptances", "sign"): "main button:has-text('Sign the decision')",
    ("acceptances", "code"): "main button:has-text('Send me a code')",
}
SEND = "main form[data-save] [type=submit] >> nth=0"


class ByBrowser:
    """Everybody before a browser; nobody types an address where a page has the button."""

    def __init__(self, clock: Clock, browser: Any, address: str) -> None:
        self.clock, self._browser, self._address = clock, browser, address
        self.again = ByApi(clock)
        self._readers: dict[str, Reader] = {}

    def begin(self, who: str, noun: str, verb: str, **typed: Any) -> str:
        reader = self._reader(who)
        self.at(reader, f"/{noun}/")
        self._press(reader, f"/{noun}/new/{verb}/")
        self._send(reader, typed)
        return self._key(reader, noun)

    def do(self, who: str, noun: str, key: str, verb: str, **typed: Any) -> str:
        reader = self._reader(who)
        self.at(reader, f"/{noun}/{key}/")
        if verb == "start-document":
            return self._start(reader, typed["type_code"])
        if (noun, verb) in OWN_PAGES:
            self._press_words(reader, OWN_PAGES[noun, verb])
        else:
            self._press(reader, f"/{noun}/{key}/do/{verb}/")
        self._send(reader, typed, BUTTONS.get((noun, verb), SEND))
        return self._made(reader, MADE[verb]) if verb in MADE else key

    def refused(self, who: str, noun: str, key: str, verb: str, **typed: Any) -> str:
        reader = self._reader(who)
        reader.page.goto(f"/{noun}/{key}/do/{verb}/")
        if not reader.is_refused:
            self._fill(reader, typed)
            reader.send()
        assert reader.is_refused or reader.page.locator("main .is-wrong").count(), reader.text
        return reader.text

    def shows(self, who: str, noun: str, key: str, words: str) -> bool:
        reader = self._reader(who)
        self.at(reader, f"/{noun}/{key}/")
        return words in reader.text

    def waits(self, who: str, words: str) -> None:
        reader = self._reader(who)
        reader.open("/")
        assert words in reader.text, f"the home of the {who} does not say {words!r}:\n{reader.text}"

    def sees(self, who: str, noun: str, key: str) -> bool:
        return bool(self._reader(who).page.goto(f"/{noun}/{key}/").ok)

    def find(self, who: str, noun: str, words: str = "") -> list[str]:
        reader = self._reader(who)
        reader.open(f"/{noun}/")
        return self._keys(reader, noun, f"main tbody tr:has-text('{words}') a[href]")

    def at(self, reader: Reader, path: str) -> None:
        """Be on a page, opened anew unless the last step led there."""
        if reader.page.url != f"{self._address}{path}":
            reader.open(path)

    def reader(self, who: str) -> Reader:
        return self._reader(who)

    @property
    def signed_in(self) -> tuple[str, ...]:
        """Everybody who signed in at a browser."""
        return tuple(self._readers)

    def close(self) -> None:
        """End every context; each must have been without script errors."""
        for reader in self._readers.values():
            reader.close()

    def _reader(self, who: str) -> Reader:
        self.clock.tick()
        if who not in self._readers:
            self._readers[who] = Reader(self._browser, self._address)
            self._readers[who].sign_in(EMAIL[who], PASSWORD)
        return self._readers[who]

    def _press(self, reader: Reader, href: str) -> None:
        button = reader.page.locator(f"main a[href='{href}']")
        if not button.count():
            # what was pressed last leads elsewhere, or others acted since: look at the page anew
            reader.page.reload()
        assert button.count(), f"no button leads to {href}: {reader.page.url}\n{reader.text}"
        button.first.click()
        reader.page.wait_for_url(f"{self._address}{href}")

    def _press_words(self, reader: Reader, words: str) -> None:
        button = reader.page.locator(f"main a.btn:text-is('{words}')")
        if not button.count():
            reader.page.reload()
        assert button.count(), f"no button says {words}: {reader.page.url}\n{reader.text}"
        button.first.click()
        reader.page.wait_for_load_state()

    def _start(self, reader: Reader, name: str) -> str:
        reader.send(f"main button[aria-label='Start {name}' i]")
        return re.sub(r".*/artefacts/(\d+)/write/.*", r"\1", reader.page.url)

    def _send(self, reader: Reader, typed: dict[str, Any], button: str = SEND) -> None:
        self._fill(reader, typed)
        reader.send(button)
        reader.done()

    def _fill(self, reader: Reader, typed: dict[str, Any]) -> None:
        for name, value in typed.items():
            field = name
            if not reader.page.locator(f"main [name='{name}']").count():
                labelled = reader.page.locator(f"main label:has-text('{name}')").first
                field = labelled.evaluate("label => document.getElementById(label.htmlFor).name")
            reader.put(field, value)

    def _made(self, reader: Reader, noun: str) -> str:
        """Return the newest record of a noun to which the page leads, or else its list."""
        keys = self._keys(reader, noun)
        if not keys:
            reader.open(f"/{noun}/")
            keys = self._keys(reader, noun)
        return keys[-1]

    def _keys(self, reader: Reader, noun: str, links: str = "main a[href]") -> list[str]:
        read = "links => links.map(each => each.getAttribute('href'))"
        hrefs = reader.page.eval_on_selector_all(links, read)
        found = {match[1] for href in hrefs if (match := re.fullmatch(rf"/{noun}/(?!new/)([^/]+)/", href))}
        return sorted(found, key=lambda key: (len(key), key))

    def _key(self, reader: Reader, noun: str) -> str:
        match = re.search(rf"/{noun}/([^/]+)/$", reader.page.url)
        assert match, f"{reader.page.url} is no page of {noun}"
        return match[1]
