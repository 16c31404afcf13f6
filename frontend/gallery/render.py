"""Render the gallery's pages to a folder, with Django's templates and without a database.

Run it as `PYTHONPATH=../src:. python -m gallery.render OUT` in the folder `frontend`, after `npm run build`.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import django
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory

HERE = Path(__file__).resolve().parent
SURFACE = HERE.parents[1] / "src/milepost/surface"


def configure() -> None:
    """Set up what the templates need and nothing more."""
    settings.configure(
        DEBUG=True,
        SECRET_KEY="gallery",  # noqa: S106 - signs nothing: no request is answered
        USE_TZ=True,
        TIME_ZONE="Europe/Stockholm",
        LANGUAGE_CODE="en-gb",
        STATIC_URL="/static/",
        INSTALLED_APPS=["django.contrib.staticfiles", "django.forms", "milepost.surface"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [HERE / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
    )
    django.setup()


def render_page(name: str, target: Path, theme: str) -> None:
    """Render one page of the gallery."""
    from gallery import samples  # noqa: PLC0415 - only after the settings stand

    query = {"as_of": "2025-11-30"} if name == "as_of" else {}
    request = RequestFactory().get(f"/{theme}/{name}.html", query)
    context = {
        "theme": theme,
        "as_of": {"value": date(2025, 11, 30)} if name == "as_of" else {},
        **samples.context(name),
    }
    (target / f"{name}.html").write_text(render_to_string(f"gallery/{name}.html", context, request))


def main() -> None:
    """Render every page in both themes and put the static files beside them."""
    configure()
    out = Path(sys.argv[1])
    for theme in ("light", "dark"):
        (out / theme).mkdir(parents=True, exist_ok=True)
        for template in sorted((HERE / "templates/gallery").glob("[a-z]*.html")):
            render_page(template.stem, out / theme, theme)
    shutil.copytree(SURFACE / "static", out / "static", dirs_exist_ok=True)


if __name__ == "__main__":
    main()
