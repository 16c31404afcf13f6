"""Background work of reporting: build the pack of a locked period in every format, or build it again and compare."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.urls import reverse

from milepost.documents.model import Document
from milepost.documents.renderers.catalogue import FORMATS, render
from milepost.documents.renderers.options import Progress, RenderOptions
from milepost.kernel.canonical import digest_of_bytes
from milepost.kernel.errors import refuse
from milepost.kernel.jobs import JOBS, JobRun
from milepost.reporting.actions import record_pack
from milepost.reporting.bridge.bodies import PeriodBody, body_of, from_the_ledger
from milepost.reporting.models import Pack, Period
from milepost.reporting.reports.board_pack import REPORT
from milepost.reporting.reports.definition import Asked
from milepost.reporting.reports.reading.period import Reading
