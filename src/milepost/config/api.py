"""The API as one OpenAPI document; every floor brings its router."""

from ninja import NinjaAPI
from ninja.security import django_auth

from milepost.api.acts import router as acts
from milepost.api.records import router as records
from milepost.artefacts.api import router as documents
from milepost.closing.api import router as closing
from milepost.governance.api import router as gates
from milepost.reporting.api import router as reports

api = NinjaAPI(title="Milepost", version="1", auth=django_auth, docs_url=None)
api.add_router("/records", acts)  # before the records, so that `new` is not taken for one
api.add_router("/records", records)
api.add_router("/documents", documents)
api.add_router("/gates", gates)
api.add_router("/closing", closing)
api.add_router("/reports", reports)
