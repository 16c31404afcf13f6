"""A person who reads pages, follows links and sends the forms that the pages offer: nothing else reaches the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from lxml import html

from milepost.people import actions as people
from milepost.people.models import Account, Person
from tests.suites.ground.lived_in import BACKEND
from tests.suites.ground.world import OPERATOR

Typed = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the list as its page shows it: in which part, what, where its button leads, whether it is a form."""

    part: str
    what: str
    told: str
    label: str
    url: str
    posts: bool

    @property
    def is_mine(self) -> bool:
        return bool(self.url)


class Page:
    """A page that came back."""

    def __init__(self, address: str, answer: Any) -> None:
        self.address, self.status = address, answer.status_code
        self.tree = html.fromstring(answer.content.decode())

    @property
    def text(self) -> str:
        return " ".join(self.tree.text_content().split())

    @property
    def links(self) -> list[str]:
        return [each.get("href") for each in self.tree.xpath("//main//a[@href]")]

    def entries(self) -> list[Entry]:
        """Return every entry of the list of a project, in its order, with the button of whose turn it is."""
        found = []
        for part in self.tree.xpath("//section[.//ol]"):
            for line in part.xpath(".//ol/li"):
                button = line.xpath(".//a[@data-turn] | .//form[button]")
                name = " ".join(line.xpath("string(./*[contains(@class, 'mp-brief-name')])").split())
                told = " ".join(line.text_content().split())
                url, label, posts = "", "", False
                if button:
                    posts = button[0].tag == "form"
                    url = button[0].get("action") if posts else button[0].get("href")
                    label = button[0].text_content().split(":")[0].strip()
                found.append(Entry(part.get("id"), name, told, label, url, posts))
        return found

    def form(self) -> Any:
        """Return the form of the page: the last one that is sent, outside the frame."""
        inside = self.tree.xpath("//main//form") or self.tree.xpath("//form")
        found = [each for each in inside if (each.get("method") or "").lower() == "post"]
        with_fields = [each for each in found if any(name not in HIDDEN for name in each.fields)]
        chosen = with_fields or found
        assert chosen, f"{self.address} offers no form: {self.text[-1500:]}"
        return chosen[-1]


HIDDEN = {"csrfmiddlewaretoken", "version"}


class Visitor:
    """Somebody at a browser."""

    def __init__(self, person: Person) -> None:
        self.person = person
        if not Account.objects.filter(person=person).exists():
            people.open_account(OPERATOR, person, email=f"person-{person.pk}@example.org")
        self.client = Client()
        self.client.force_login(Account.objects.get(person=person), backend=BACKEND)

    def open(self, address: str) -> Page:
        answer = self.client.get(address, follow=True)
        last = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        page = Page(last, answer)
        assert page.status == 200, f"{self.person.name} at {address}: {page.status} {page.text[:1500]}"
        return page

    def press(self, address: str) -> Page:
        """Press a button that is itself the act."""
        answer = self.client.post(address, follow=True)
        last = answer.redirect_chain[-1][0] if answer.redirect_chain else address
        page = Page(last, answer)
        assert answer.redirect_chain, f"{self.person.name} pressed {address}: {page.status} {page.text[:1500]}"
        return page

    def send(self, page: Page, typed: Typed) -> Page:
        """Send the form of a page with what is typed into it; a refusal fails and says what it said."""
        form = page.form()
        values: Typed = {}
        names = form.inputs.keys()
        for name in names:
            field = form.inputs[name]
            if getattr(field, "type", "") == "file":
                continue
            value = field.value if not isinstance(field, html.CheckboxGroup) else list(field.value)
            if value is not None:
                values[name] = list(value) if isinstance(value, (set, html.MultipleSelectOptions)) else value
        values |= {name: value for name, value in typed.items() if value is not None}
        address = urlsplit(page.address)
        action = form.get("action") or f"{address.path}{'?' + address.query if address.query else ''}"
        answer = self.client.post(action, values, follow=True)
        last = answer.redirect_chain[-1][0] if answer.redirect_chain else action
        after = Page(last, answer)
        refusal = " ".join(" ".join(each.itertext()).strip() for each in after.tree.xpath(REFUSED))
        told = " ".join(refusal.split()) or after.text[:3000]
        assert answer.redirect_chain, f"{self.person.name} was refused at {action} with {values}: {told}"
        return after


REFUSED = "//*[contains(@class, 'alert')] | //*[contains(@class, 'invalid')] | //*[contains(@class, 'refusal')]"
