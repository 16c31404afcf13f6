"""Background work of reporting: build the pack of a locked period in every format, or build it again and compare."""

from __future__ import annotations
