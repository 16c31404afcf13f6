"""Writing is a verb: the one wrapper through which everything that changes the world passes.

permission → guards → one transaction → rows with a version check → ledger entry → event after commit.
A refusal changes nothing and is itself written to the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from django.db import DatabaseError, DataError, IntegrityError, transaction

from milepost.kernel import clock, ledger
from milepost.kernel.act import Act
from milepost.kernel.errors import InvalidInput, NotPermitted, Refusal, Unmet
from milepost.kernel.fields import require_storable
from milepost.kernel.policy import ORGANISATION, Actor, Roles, Scope, anew, mandate_providers, role_used, role_words
from milepost.kernel.registry import Catalogue

P = ParamSpec("P")
R = TypeVar("R")
Guard = Callable[..., Iterable[Unmet]]


class Action(Generic[P, R]):
    """A named verb. Called with an actor it acts; `verdict` says beforehand whether it may.

    The positional parameters of the wrapped function are its subjects, the keyword-only ones what is typed. Guards
    see the actor and the subjects only, so that a page can ask before anything is typed.
    """

    def __init__(
        self,
        function: Callable[Concatenate[Act, P], R],
        *,
        name: str,
        allowed: Roles,
        scope: Callable[..., Scope],
        guards: tuple[Guard, ...],
        path: str,
    ) -> None:
        self.function = function
        self.name = name
        self.allowed = allowed
        self.scope = scope
        self.guards = guards
        self.path = path
        self.__doc__ = function.__doc__

    def __call__(self, actor: Actor, *args: P.args, **kwargs: P.kwargs) -> R:
        """Do it as `actor`, in one transaction; raise `Refusal` when it may not be done."""
        try:
            return self._do(actor, args, kwargs)
        except (IntegrityError, DataError) as error:
            refusal = _database_refusal(error)
            self._record(actor, args, refusal)
            raise refusal from error
        except Refusal as refusal:
            self._record(actor, args, refusal)
            raise

    def _do(self, actor: Actor, args: tuple[Any, ...], kwargs: dict[str, Any]) -> R:
        """Take the stream's turn, check, act and tell; whatever fails leaves rows and records as they were."""
        act: Act | None = None
        try:
            with transaction.atomic(), anew():
                turn = ledger.hold(self.scope(*args).stream)
                act = self._permitted(actor, args, kwargs)
                act.turn = turn
                require_storable(kwargs)
                result = self.function(act, *args, **kwargs)
                act.finish()
        except Exception:
            if act is not None:
                act.undo()
            raise
        return result

    def within(self, parent: Act, *args: P.args, **kwargs: P.kwargs) -> R:
        """Do it as part of `parent`: same transaction, same ledger entry, its own permission and guards."""
        self.check(parent.actor, args, kwargs)
        return self.function(parent, *args, **kwargs)

    def verdict(self, actor: Actor, *subjects: object) -> Refusal | None:
        """Return why `actor` may not do it to `subjects` now, or None if nothing stands in the way."""
        try:
            self.check(actor, subjects)
        except Refusal as refusal:
            return refusal
        return None

    def check(
        self, actor: Actor, subjects: tuple[object, ...], typed: Mapping[str, Any] | None = None
    ) -> tuple[Scope, str, Actor]:
        """Return where, in which role and for whom it may be done now; refuse, or ask for a mandate of who may."""
        scope = self.scope(*subjects)
        role = role_used(actor, scope, clock.now(), self.allowed)
        if role is None:
            asked = (each(self, actor, scope, subjects, typed) for each in mandate_providers)
            mandate = next((each for each in asked if each is not None), None)
            if mandate is None:
                raise NotPermitted((self._not_permitted(),))
            role, actor = mandate.role, replace(actor, on_behalf_of=mandate.giver, delegation=mandate.delegation)
        unmet = tuple(each for guard in self.guards for each in guard(actor, *subjects))
        if unmet:
            raise Refusal(unmet)
        return scope, role, actor

    def _permitted(self, actor: Actor, subjects: tuple[object, ...], typed: Mapping[str, Any]) -> Act:
        scope, role, actor = self.check(actor, subjects, typed)
        return Act(actor=actor, verb=self.name, role=role, stream=scope.stream, at=clock.now())

    def _not_permitted(self) -> Unmet:
        named = sorted(map(role_words, self.allowed))
        *others, last = [f"{'an' if each[0] in 'aeiou' else 'a'} {each}" for each in named]
        who = f"{', '.join(others)} or {last}" if others else last
        return Unmet(
            rule="role_may_act",
            sentence=f"Only {who} may {self.name.partition('.')[2].replace('_', ' ')}.",
            missing="You hold none of these roles here at this moment.",
            cure=who,
            path=self.path or "Ask one of them to do it.",
        )

    def _record(self, actor: Actor, subjects: tuple[object, ...], refusal: Refusal) -> None:
        """Write the refused attempt to the ledger: it is evidence too."""
        with transaction.atomic():
            ledger.append(
                self.scope(*subjects).stream,
                ledger.Entry(
                    at=clock.now(),
                    actor_id=actor.person_id,
                    actor=actor.name,
                    role=actor.acting_role,
                    channel=actor.channel,
                    on_behalf_of=actor.on_behalf_of,
                    verb=self.name,
                    reason="",
                    correlation=actor.correlation,
                    changes=[],
                    refusal=[
                        {"rule": each.rule, "sentence": each.sentence, "missing": each.missing}
                        for each in refusal.unmet
                    ],
                ),
            )


ACTIONS: Catalogue[Action[..., Any]] = Catalogue("action")


def action(
    name: str,
    *,
    allowed: Iterable[str],
    scope: Callable[..., Scope] = lambda *_subjects: ORGANISATION,
    guards: Iterable[Guard] = (),
    path: str = "",
) -> Callable[[Callable[Concatenate[Act, P], R]], Action[P, R]]:
    """Make a function the action `name` (`app.verb_noun`), open to the `allowed` roles in `scope`.

    `path` is the lawful way for somebody who may not: what they can do instead.
    """

    def wrap(function: Callable[Concatenate[Act, P], R]) -> Action[P, R]:
        made = Action(function, name=name, allowed=frozenset(allowed), scope=scope, guards=tuple(guards), path=path)
        ACTIONS.add(name, made)
        return made

    return wrap


def _database_refusal(error: DatabaseError) -> Refusal:
    """Turn what the database refuses into a refusal: the last of the three rings."""
    return InvalidInput(
        (
            Unmet(
                rule="stored_record_is_consistent",
                sentence="This would contradict what is already recorded, so nothing was changed.",
                missing=str(error).splitlines()[0][:200],
                cure="You",
                path="Reload the page, look at what is there now, and try again.",
            ),
        )
    )
