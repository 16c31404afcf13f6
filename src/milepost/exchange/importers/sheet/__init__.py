"""The importer of portfolio sheets: CSV and workbooks from anywhere, read by a profile into a plan.

    bytes -> source (limits, encoding, rows) -> table (header, columns) -> records (values) -> plan

Nothing here writes or knows the models of the house; a plan becomes facts through actions.
"""
