"""Recognise the words by which a sheet says that there is no value, and keep the reason."""

from __future__ import annotations

import re

from milepost.exchange.importers.sheet.values.cell import Stated

_SEARCHED = 400
_SHEET_ERRORS = frozenset({"#n/a", "#value!", "#ref!", "#div/0!", "#name?", "#num!", "#null!", "#####"})
_EXACT = {
    "not_applicable": frozenset({"n/a", "na", "n.a", "n.a.", "n\\a", "not applicable", "none", "null", "no dca"}),
    "not_yet_known": frozenset({"tbc", "tbd", "tba", "t.b.c.", "t.b.d.", "pending", "?", "??", "???", "unknown"}),
    "not_provided": frozenset(
        {"-", "--", "---", "\u2013", "\u2014", ".", "..", "...", "…", "blank", "nk", "x", "no data"}
    ),
}
_PATTERNS = (
    ("exempt", re.compile(r"\bexempt(ed|ion|ions)?\b|\bfreedom of information\b|\bfoia?\b")),
    ("exempt", re.compile(r"\bredact(ed|ion)?\b|\bwithheld\b|\bconfidential\b|\bin confidence\b|\bclassified\b")),
    ("exempt", re.compile(r"\b(legal|legally|commercial|commercially|security|market) sensitiv(e|ity)\b")),
    ("reset", re.compile(r"^(project |programme )?(is )?(being )?re-?(set|baselin(e|ed|ing)|scop(ed|ing))\b")),
    ("not_yet_known", re.compile(r"^(date |to |yet to )+be (confirmed|determined|decided|agreed|announced|defined)\b")),
    ("not_yet_known", re.compile(r"^(tbc|tbd|tba|pending|awaiting|under review|early planning|unknown)\b")),
    ("not_yet_known", re.compile(r"\bnot (yet )?(in a position|set|known|agreed|confirmed|determined|decided)\b")),
    ("not_yet_known", re.compile(r"\bnot yet\b|\bplanning stage\b|\bsubject to (approval|review|confirmation)\b")),
    ("not_applicable", re.compile(r"^(n/a|not applicable|not relevant|not required)\b|^no (end|start|fixed|set)\b")),
    ("not_provided", re.compile(r"\bnot (been )?(provided|available|disclosed|reported|recorded|supplied|stated)\b")),
    ("not_provided", re.compile(r"^no (date|dca|data|rating|value|figure|information|baseline|forecast|assessment)\b")),
)


def stated_unknown(text: str) -> Stated | None:
    """Return why the text states no value, or nothing when it does not say so."""
    reason = " ".join(text[:_SEARCHED].split())
    words = reason.casefold().strip(" []()<>'\"")
    if not words:
        return Stated("not_provided", reason) if reason else None
    if words in _SHEET_ERRORS:
        return Stated("sheet_error", f"The sheet holds the error {reason}.")
    for kind, exact in _EXACT.items():
        if words in exact:
            return Stated(kind, reason)
    if not any(letter.isalpha() for letter in words):
        return None
    for kind, pattern in _PATTERNS:
        if pattern.search(words):
            return Stated(kind, reason)
    return None
