"""Where things are done, and whose turn it is there: read off the verbs themselves wherever a verb does it."""

from __future__ import annotations

from milepost.kernel.policy import Roles
from milepost.projects.models import Project
from milepost.surface.resource import RESOURCES
from milepost.workbench.rules import Place, Turn


def may(noun: str, verb: str) -> Roles:
    """Return the roles that may do a verb of a noun."""
    return next(each.action.allowed for each in RESOURCES[noun].verbs if each.name == verb)


def form(project: Project, verb: str, label: str, **query: str) -> Place:
    """Return the form of a verb of a project, with what is known already filled in."""
    return Place(label=label, noun="projects", key=project.code, verb=verb, query=tuple(query.items()))


def record(noun: str, key: object, label: str) -> Place:
    """Return the page of a record."""
    return Place(label=label, noun=noun, key=str(key))


def of_project(project: Project, noun: str, label: str, **query: str) -> Place:
    """Return the list of a noun, narrowed to a project."""
    return Place(label=label, noun=noun, query=(("project", str(project.pk)), *query.items()))


def page(view: str, label: str, *arguments: object) -> Place:
    """Return a page that has an address of its own."""
    return Place(label=label, view=view, arguments=tuple(map(str, arguments)))


def turn_of(verb: str, noun: str = "projects") -> Turn:
    """Return the turn of whoever may do a verb."""
    return Turn(may(noun, verb))
