"""The API as one OpenAPI document; every floor brings its router."""

from ninja import NinjaAPI
from ninja.security import django_auth

from milepost.reporting.api import router as reports
from milepost.surface.api import router as records

api = NinjaAPI(title="Milepost", version="1", auth=django_auth, docs_url=None)
api.add_router("/records", records)
api.add_router("/reports", reports)
