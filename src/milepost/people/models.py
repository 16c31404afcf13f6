"""Units, persons, calendars, posts, accounts and the organisation itself."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower

from milepost.documents import wording
from milepost.kernel.models import Record
from milepost.people.choices import BodyKind, InterestNature, PostRole

HEX_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Give a colour as # and six hexadecimal digits.")
CURRENCY = RegexValidator(r"^[A-Z]{3}$", "Give a currency as its three-letter ISO 4217 code.")


class WorkCalendar(Record):
    """A working calendar: per weekday (1 Monday … 7 Sunday) the working intervals in minutes of the day."""

    name = models.CharField(max_length=80, unique=True)
    zone = models.CharField(max_length=64, default="UTC")
    week = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


class CalendarException(Record):
    """A date on which the calendar differs: no interval means a day off."""

    calendar = models.ForeignKey(WorkCalendar, on_delete=models.PROTECT, related_name="exceptions")
    date = models.DateField()
    name = models.CharField(max_length=80, blank=True)
    intervals = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("calendar", "date"), name="one_exception_a_date"),)

    def __str__(self) -> str:
        return f"{wording.day(self.date)} {self.name}"


class Organisation(Record):
    """The one organisation of this installation: its name, logo, colours, currency and calendar."""

    name = models.CharField(max_length=120)
    currency = models.CharField(max_length=3, default="EUR", validators=[CURRENCY])
    calendar = models.ForeignKey(WorkCalendar, on_delete=models.PROTECT, related_name="+")
    primary_colour = models.CharField(max_length=7, default="#1f4e79", validators=[HEX_COLOUR])
    accent_colour = models.CharField(max_length=7, default="#c55a11", validators=[HEX_COLOUR])
    logo_type = models.CharField(max_length=40, blank=True)
    logo_base64 = models.TextField(blank=True, max_length=400_000)
    demonstration = models.BooleanField(default=False, editable=False)
    only = models.BooleanField(default=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("only",), name="there_is_one_organisation"),
            models.CheckConstraint(condition=models.Q(only=True), name="organisation_is_the_only_one"),
        )

    def __str__(self) -> str:
        return self.name


class Unit(Record):
    """A part of the organisation that owns projects and people."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="unit_is_not_its_own_parent"),
        )

    def __str__(self) -> str:
        return self.name


class Person(Record):
    """Somebody who works in or with the organisation, with or without an account."""

    name = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    manager = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    title = models.CharField(max_length=120, blank=True)
    zone = models.CharField(max_length=64, default="UTC")
    locale = models.CharField(max_length=16, default="en-gb")

    class Meta:
        verbose_name_plural = "people"
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_person_an_address", condition=~models.Q(email="")),
        )

    def __str__(self) -> str:
        return self.name


class CalendarUse(Record):
    """The working calendar that a person follows where it is not that of the organisation."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="calendar_use")
    calendar = models.ForeignKey(WorkCalendar, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.person}: {self.calendar}"


class Post(Record):
    """A post that a person holds from an instant until another, or until further notice."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=32, choices=PostRole.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "role"), condition=models.Q(ends_at=None), name="one_open_post_a_role"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="post_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class Body(Record):
    """A group of people who decide together: its members, its chair, and how many must take part."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=BodyKind.choices)
    quorum = models.PositiveSmallIntegerField()
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "bodies"
        constraints = (models.CheckConstraint(condition=models.Q(quorum__gte=1), name="quorum_is_at_least_one"),)

    def __str__(self) -> str:
        return self.name


class Seat(Record):
    """A seat on a body that a person holds from an instant until another, or until further notice."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("body", "person"), condition=models.Q(ends_at=None), name="one_open_seat_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="seat_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.body}"


class Interest(Record):
    """What keeps a person from judging a matter: declared by themselves, or recorded by the PMO with its reason."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="interests")
    matter = models.CharField(max_length=120)
    nature = models.CharField(max_length=12, choices=InterestNature.choices)
    detail = models.TextField(blank=True, max_length=2000)
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = (models.Index(fields=("matter", "person"), name="interest_in_a_matter"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_date=None) | models.Q(until_date__gte=models.F("from_date")),
                name="interest_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.matter}"


class AccountQueries(BaseUserManager["Account"]):
    """Find accounts by their address."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """Return the account with this address, whatever its case."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """What a person signs in with. It grants nothing: posts and project roles do."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = AccountQueries()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.email
