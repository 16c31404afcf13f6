"""Turn a declaration into pages, API, sheets and search; knows HTTP, knows no business noun."""
