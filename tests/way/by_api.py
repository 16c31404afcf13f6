"""A hand that uses the API alone: signed in by session, sending JSON with the token of the session."""

from __future__ import annotations

import base64
import json
from typing import Any

from django.test import Client

from milepost.kernel import clock as house_clock
from tests.way.hand import Clock
from tests.way.house import EMAIL, PASSWORD

RECORDS = "/api/v1/records"


class ByApi:
    """Everybody in a session of their own, which is asked for its token as any program would be."""

    def __init__(self, clock: Clock) -> None:
        self.clock, self.again = clock, self
        self._clients: dict[str, Client] = {}

    def begin(self, who: str, noun: str, verb: str, **typed: Any) -> str:
        return str(self._done(who, f"{RECORDS}/{noun}/new/{verb}", typed)["key"])

    def do(self, who: str, noun: str, key: str, verb: str, **typed: Any) -> str:
        return str(self._done(who, f"{RECORDS}/{noun}/{key}/do/{verb}", typed)["key"])

    def refused(self, who: str, noun: str, key: str, verb: str, **typed: Any) -> str:
        status, said = self._send(who, f"{RECORDS}/{noun}/{key}/do/{verb}", typed)
        assert status in {403, 409, 422}, (status, said)
        return "\n".join(" ".join(each[part] for part in ("rule", "sentence", "missing")) for each in said["refused"])

    def read(self, who: str, noun: str, key: str) -> dict[str, Any]:
        return dict(self.get(who, f"{RECORDS}/{noun}/{key}"))

    def shows(self, who: str, noun: str, key: str, words: str) -> bool:
        return words in _texts(self.read(who, noun, key))

    def waits(self, who: str, words: str) -> None:
        """Homes are pages: the API has none."""

    def sees(self, who: str, noun: str, key: str) -> bool:
        with house_clock.at(self.clock.now):
            return self._client(who).get(f"{RECORDS}/{noun}/{key}").status_code == 200

    def find(self, who: str, noun: str, words: str = "") -> list[str]:
        rows = [row for row in self.get(who, f"{RECORDS}/{noun}")["rows"] if words in _texts(row)]
        return sorted((row["url"].rstrip("/").rpartition("/")[2] for row in rows), key=lambda key: (len(key), key))

    def get(self, who: str, address: str, **asked: str) -> Any:
        with house_clock.at(self.clock.now):
            answer = self._client(who).get(address, asked)
        assert answer.status_code == 200, (who, address, answer.status_code, answer.content[:2000])
        return answer.json()

    def content(self, who: str, address: str) -> bytes:
        """Return a file."""
        with house_clock.at(self.clock.now):
            answer = self._client(who).get(address)
        assert answer.status_code == 200, (who, address, answer.status_code)
        return bytes(answer.content)

    def _done(self, who: str, address: str, typed: dict[str, Any]) -> dict[str, Any]:
        status, said = self._send(who, address, typed)
        assert status == 200, f"{who}: {address}\n{json.dumps(said, indent=1)}"
        return dict(said)

    def _send(self, who: str, address: str, typed: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        asked = self.get(who, address)
        fields = {field["name"]: field for field in asked["fields"]}
        sent = {name: field["value"] for name, field in fields.items() if field["value"] not in (None, "", [])}
        named = {field["label"]: field["name"] for field in asked["fields"]}
        typed = {name if name in fields else named.get(name, name): value for name, value in typed.items()}
        sent |= {name: _chosen(fields.get(name, {}), value) for name, value in typed.items()}
        if asked["version"] is not None:
            sent["version"] = asked["version"]
        client = self._client(who)
        with house_clock.at(self.clock.tick()):
            answer = client.post(
                address, json.dumps(sent), content_type="application/json",
                headers={"X-CSRFToken": client.cookies["csrftoken"].value},
            )  # fmt: skip
        return answer.status_code, answer.json()

    def _client(self, who: str) -> Client:
        if who not in self._clients:
            client = self._clients[who] = Client(enforce_csrf_checks=True)
            client.get("/account/login/")
            sent = {"login": EMAIL[who], "password": PASSWORD, "csrfmiddlewaretoken": client.cookies["csrftoken"].value}
            assert client.post("/account/login/", sent).status_code == 302, f"{who} cannot sign in"
        return self._clients[who]


def _texts(row: dict[str, Any]) -> set[str]:
    return {"", *(str(cell.get("text")) for cell in row.values() if isinstance(cell, dict))}


def _chosen(field: dict[str, Any], value: Any) -> Any:
    """Return what is sent for words that are chosen from a list: the value behind the label that begins so."""
    if isinstance(value, tuple):
        name, content = value
        return {"name": name, "content": base64.b64encode(content).decode()}
    if not field.get("choices"):
        return value
    if isinstance(value, list):
        return [_chosen(field, each) for each in value]
    labels = [each["label"] for each in field["choices"]]
    for each in field["choices"]:
        if each["label"].casefold().startswith(str(value).casefold()):
            return each["value"]
    raise AssertionError(f"{field['name']} offers {labels}, not {value!r}")
