"""Somebody at a browser: signs in, follows words, fills forms by the names of their fields."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.journeys.installation import PASSWORD

PATIENCE_MILLISECONDS = 15_000


class Reader:
    """One person in a browser context of their own."""

    def __init__(self, browser: Any, address: str, *, width: int = 1440, height: int = 900, **context: Any) -> None:
        self.context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, accept_downloads=True, **context
        )
        self.context.set_default_timeout(PATIENCE_MILLISECONDS)
        self.scheme = str(context.get("color_scheme", "light"))
        self.problems: list[str] = []
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.on("console", self._heard)

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        self.page.goto("/account/login/")
        self.page.fill("[name=login]", email)
        self.page.fill("[name=password]", password)
        self.page.click("form[action*=login] [type=submit] >> nth=0")
        self.page.wait_for_url(lambda url: "/account/login" not in url)

    def open(self, path: str) -> Any:
        """Open a page, which must answer with 200."""
        answer = self.page.goto(path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer

    def fill(self, path: str, **typed: str | bool) -> None:
        """Open the page of a form, fill it and send it."""
        self.open(path)
        for name, value in typed.items():
            self.put(name, value)
        self.send()

    def put(self, name: str, value: Any) -> None:
        """Put a value into a field, as its kind wants it: words that are chosen from, a file with its name, a text."""
        box = self.page.locator(f"main [name='{name}']").first
        kind = box.evaluate("field => field.tagName === 'SELECT' ? 'select' : field.type")
        if kind == "select":
            options = box.locator("option").all_inner_texts()
            wanted = value if isinstance(value, list) else [value]
            box.select_option(label=[_beginning(options, each, name) for each in wanted])
        elif kind == "radio":
            labels = self.page.locator(f"main label:has([name='{name}'])")
            options = [each.strip() for each in labels.all_inner_texts()]
            labels.nth(options.index(_beginning(options, value, name))).click()
        elif kind == "checkbox":
            box.set_checked(bool(value))
        elif kind == "file":
            filename, content = value
            box.set_input_files({"name": filename, "mimeType": "application/octet-stream", "buffer": content})
        else:
            box.fill(str(value))

    def send(self, button: str = "main form[data-save] [type=submit] >> nth=0") -> None:
        """Send the form of the page and wait for its answer."""
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            self.page.click(button)
        self.page.wait_for_load_state()

    @property
    def text(self) -> str:
        return str(self.page.locator("main").inner_text())

    @property
    def is_refused(self) -> bool:
        return bool(self.page.locator("main .mp-refusal").count())

    def done(self) -> None:
        """Assert that the form was taken: there is neither a refusal nor a field that needs another look."""
        assert not self.is_refused, self.text
        assert not self.page.locator("main .is-wrong").count(), self.text

    def close(self) -> None:
        self.context.close()
        assert not self.problems, "\n".join(self.problems)

    def _dialog(self, dialog: Any) -> None:
        self.problems.append(f"a page opened a dialog: {dialog.message}")
        dialog.dismiss()

    def _heard(self, said: Any) -> None:
        if "Content Security Policy" in said.text or (said.type == "error" and "status of 4" not in said.text):
            self.problems.append(f"{self.page.url}: {said.text}")


def _beginning(options: list[str], value: Any, name: str) -> str:
    """Return the option that begins with what is wanted."""
    label = next((each for each in options if each.casefold().startswith(str(value).casefold())), None)
    assert label, f"{name} offers {options}, not {value!r}"
    return label


@contextmanager
def at_the_browser(browser: Any, address: str, email: str, **context: Any) -> Iterator[Reader]:
    """Have somebody sign in, and see at the end that nothing went wrong in their browser."""
    reader = Reader(browser, address, **context)
    reader.sign_in(email)
    yield reader
    reader.close()
