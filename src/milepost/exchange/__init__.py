"""The doors of the house for files: importers read them into plans, exporters write them."""
