"""What is typed of people, posts, units, accounts and the organisation's identity."""

from __future__ import annotations

import base64
from typing import Any

from django import forms

from milepost.people.choices import BodyKind, InterestNature, PostRole
from milepost.people.queries import all_calendars, all_units, colleagues, everybody
from milepost.surface.fields import DayField, long_text

LOGO_BYTES = 262_144


class PersonForm(forms.Form):
    """Somebody who works in or with the organisation."""

    name = forms.CharField(label="Name", max_length=160)
    email = forms.EmailField(label="E-mail", required=False)
    title = forms.CharField(label="Title", required=False, max_length=120)
    unit = forms.ModelChoiceField(label="Unit", queryset=all_units(), required=False)
    manager = forms.ModelChoiceField(label="Manager", queryset=everybody(), required=False)


class CalendarForm(forms.Form):
    """The working calendar that somebody follows."""

    calendar = forms.ModelChoiceField(label="Working calendar", queryset=all_calendars())


class PostForm(forms.Form):
    """A post of the organisation."""

    role = forms.ChoiceField(label="Post", choices=PostRole.choices)


class EndPostForm(forms.Form):
    """End a post now."""

    reason = forms.CharField(label="Reason", required=False, max_length=2000)


class AccountForm(forms.Form):
    """The address that the person signs in with; the password is set through the reset page unless typed here."""

    email = forms.EmailField(label="E-mail to sign in with")
    password = forms.CharField(
        label="First password",
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least twelve characters. Left empty, the person sets one through “Forgot your password?”.",
    )

    def clean_password(self) -> str | None:
        """Return no password for an empty one."""
        return self.cleaned_data["password"] or None


class UnitForm(forms.Form):
    """A part of the organisation."""

    code = forms.SlugField(label="Code", max_length=40)
    name = forms.CharField(label="Name", max_length=160)
    parent = forms.ModelChoiceField(label="Part of", queryset=all_units(), required=False)


class ChangeUnitForm(forms.Form):
    """Rename a unit or put it under another."""

    name = forms.CharField(label="Name", max_length=160)
    parent = forms.ModelChoiceField(label="Part of", queryset=all_units(), required=False)


class IdentityForm(forms.Form):
    """The name, colours and logo that pages and packs wear."""

    name = forms.CharField(label="Name", max_length=120)
    primary_colour = forms.CharField(
        label="Primary colour", max_length=7, widget=forms.TextInput(attrs={"type": "color"})
    )
    accent_colour = forms.CharField(
        label="Accent colour", max_length=7, widget=forms.TextInput(attrs={"type": "color"})
    )
    logo = forms.FileField(
        label="Logo", required=False, help_text="PNG or JPEG, at most 256 KiB. Left empty, the present one stays."
    )
    without_logo = forms.BooleanField(label="No logo", required=False)

    def clean_logo(self) -> Any:
        """Refuse a file that is too large to be a logo."""
        logo = self.cleaned_data["logo"]
        if logo and logo.size > LOGO_BYTES:
            raise forms.ValidationError("This file is too large for a logo: at most 256 KiB.")
        return logo

    def typed(self, present_type: str, present: str) -> dict[str, Any]:
        """Return what was typed as the action takes it; the present logo stays unless another is given."""
        clean = self.cleaned_data
        logo_type, content = ("", "") if clean["without_logo"] else (present_type, present)
        if clean["logo"]:
            logo_type, content = clean["logo"].content_type, base64.b64encode(clean["logo"].read()).decode()
        named = {name: clean[name] for name in ("name", "primary_colour", "accent_colour")}
        return {**named, "logo_type": logo_type, "logo_base64": content}


class BodyForm(forms.Form):
    """A body that decides together."""

    code = forms.SlugField(label="Code", max_length=40)
    name = forms.CharField(label="Name", max_length=160)
    kind = forms.ChoiceField(label="Kind", choices=BodyKind.choices, help_text="The first two decide about requests.")
    quorum = forms.IntegerField(label="Quorum", min_value=1, max_value=99, help_text="How many votes must count.")
    chair = forms.ModelChoiceField(label="Chair", queryset=colleagues())


class ChangeBodyForm(forms.Form):
    """The name, quorum and chair of a body."""

    name = forms.CharField(label="Name", max_length=160)
    quorum = forms.IntegerField(label="Quorum", min_value=1, max_value=99, help_text="How many votes must count.")
    chair = forms.ModelChoiceField(label="Chair", queryset=colleagues())


class SeatForm(forms.Form):
    """Who takes a seat."""

    person = forms.ModelChoiceField(label="Person", queryset=everybody())


class EndSeatForm(forms.Form):
    """End a seat now."""

    reason = forms.CharField(label="Reason", required=False, max_length=2000)


class InterestForm(forms.Form):
    """What keeps somebody from judging a matter."""

    matter = forms.CharField(
        label="Matter", max_length=120, help_text="The code of a request or project, or the name of a party."
    )
    nature = forms.ChoiceField(label="Nature", choices=InterestNature.choices)
    detail = long_text("What it is", help_text="Enough for the PMO to see why you stand aside.")
    from_date = DayField(label="From", required=False, help_text="Empty for today.")
    until_date = DayField(label="Until", required=False, help_text="Empty while it lasts.")


class EndInterestForm(forms.Form):
    """Say why an interest has ended."""

    reason = long_text("What has ended it")
