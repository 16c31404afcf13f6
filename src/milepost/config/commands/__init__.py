"""The commands of `milepost`, one file each.

A command offers `arguments(parser)`, which declares what it takes, and `run(options) -> int`, which does it and
returns the exit code. It is found through one line in `catalogue`, and imported only when it is called.
"""
