"""Dates as board packs print them: no reader takes a month that has a name for the day; the clock has 24 hours."""

SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
DATETIME_FORMAT = "j M Y, H:i"
TIME_FORMAT = "H:i"
