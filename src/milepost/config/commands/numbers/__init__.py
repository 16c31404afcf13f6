"""The commands that compute on files, without an installation: one file each."""
