"""What is typed of people, posts, units, accounts and the organisation's identity."""

from __future__ import annotations

import base64
from typing import Any

from django import forms

from milepost.people.choices import PostRole
from milepost.people.queries import all_units, everybody

LOGO_BYTES = 262_144


class PersonForm(forms.Form):
    """Somebody who works in or with the organisation."""

    name = forms.CharField(label="Name", max_length=160)
    email = forms.EmailField(label="E-mail", required=False)
    title = forms.CharField(label="Title", required=False, max_length=120)
    unit = forms.ModelChoiceField(label="Unit", queryset=all_units(), required=False)
    manager = forms.ModelChoiceField(label="Manager", queryset=everybody(), required=False)


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
