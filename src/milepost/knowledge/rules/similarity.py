"""How near a lesson is to a project: points for what they share, each with its reason, the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

TOP_K = 5
"""So many of the nearest lessons a project must dispose of: `lesson.top_k`."""
NEAREST = 3
"""Points from which on a lesson is near: more than sharing the class alone."""
SAME_CLASS, SAME_CATEGORY, SHARED_TAG, SHARED_WORD = 2, 5, 3, 1
MOST_TAGS, MOST_WORDS = 3, 4
_WORD = re.compile(r"[^\W\d_]{4,}")
_SMALL_WORDS = """
about after again also another because been before being both cannot could does done down each every from have into just
less make many more most much must need never next none only other over project same shall should since some such than
that their them then there these they this those through under until upon very well were what when where which while
will with without would your
"""
_SAYS_NOTHING = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a project or a lesson is compared."""

    project_class: str
    category: str
    tags: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a lesson is: the points, and what they are given for."""

    points: int
    reasons: tuple[str, ...]

    @property
    def is_near(self) -> bool:
        """Return whether it is near enough to be proposed."""
        return self.points >= NEAREST


def words_of(*texts: str) -> frozenset[str]:
    """Return the words of texts that say something, in lower case."""
    return frozenset(each for text in texts for each in _WORD.findall(text.casefold())) - _SAYS_NOTHING


def tags_of(typed: str) -> list[str]:
    """Return tags that were typed with commas between, in lower case, each once, in their order."""
    return list(dict.fromkeys(each.strip().casefold() for each in typed.split(",") if each.strip()))


def nearness(project: Traits, lesson: Traits) -> Nearness:
    """Compare a lesson with a project."""
    told = list(_points(project, lesson))
    return Nearness(sum(points for points, _ in told), tuple(reason for _, reason in told))


def _points(project: Traits, lesson: Traits) -> Iterable[tuple[int, str]]:
    if lesson.project_class and lesson.project_class == project.project_class:
        yield SAME_CLASS, f"same class {lesson.project_class}"
    if lesson.category and lesson.category.casefold() == project.category.casefold():
        yield SAME_CATEGORY, f"same category {lesson.category}"
    spoken = project.words | project.tags | words_of(project.category)
    tags = sorted(each for each in lesson.tags if each in spoken or words_of(each) & spoken)[:MOST_TAGS]
    yield from ((SHARED_TAG, f"tag {each}") for each in tags)
    tagged = words_of(*tags)
    words = sorted((lesson.words & project.words) - tagged)[:MOST_WORDS]
    yield from ((SHARED_WORD, f"word {each}") for each in words)
