"""Parse XML that strangers send: no document type, no entities, no network, no depth without end."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from milepost.exchange.importers.schedule.refusal import ScheduleRefused

_HEAD, _PIECE = 65_536, 256
_CURE = "Save the plan as XML again in the tool it comes from and send that."


class Row:
    """One element with its single children by local name, as texts."""

    __slots__ = ("_element", "texts")

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self.texts = {_local(child): (child.text or "").strip() for child in element if isinstance(child.tag, str)}

    def text(self, name: str) -> str:
        """Return the text of a child, "" where there is none."""
        return self.texts.get(name, "")

    def flag(self, name: str, *, otherwise: bool = False) -> bool:
        """Return a child that is 1, 0, true or false."""
        text = self.texts.get(name, "")
        return text.lower() in {"1", "true"} if text else otherwise

    def rows(self, *path: str) -> Iterator[Row]:
        """Return the elements at a path of names, in their order."""
        yield from (Row(element) for element in _along(self._element, path))


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _along(element: etree._Element, path: tuple[str, ...]) -> Iterator[etree._Element]:
    if not path:
        yield element
        return
    for child in element:
        if isinstance(child.tag, str) and _local(child) == path[0]:
            yield from _along(child, path[1:])


def parse(content: bytes) -> Row:
    """Return the root of a document as a row, or refuse it as `parsed` does."""
    return Row(parsed(content))


def parsed(content: bytes) -> etree._Element:
    """Return the root of a document, or refuse it.

    Raises
    ------
    ScheduleRefused
        With the code `xml_broken`, or `xml_entities` for a document that declares a type or entities.
    """
    plain = content.replace(b"\0", b"")  # as UTF-16 would hide it
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise ScheduleRefused("xml_entities", "The XML declares a document type, which schedules do not need.", _CURE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ScheduleRefused("xml_broken", f"The XML is broken: {str(error)[:200]}.", _CURE) from error
    return root


def root_name(content: bytes) -> str:
    """Return the name of the first element with its name space, "" where there is none; what follows may be broken."""
    pull = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, load_dtd=False)
    for place in range(0, min(len(content), _HEAD), _PIECE):
        try:
            pull.feed(content[place : place + _PIECE])
        except etree.XMLSyntaxError:
            return ""
        for _, element in pull.read_events():
            return str(getattr(element, "tag", ""))
    return ""
