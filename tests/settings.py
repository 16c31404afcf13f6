"""The settings of a test run: the product's own, in a home that is thrown away, with nothing read from outside."""

import atexit
import os
import shutil
import tempfile

_OURS = "MILEPOST_"
_KEPT = {"MILEPOST_DATABASE_URL", "MILEPOST_DATA"}

for _name in [name for name in os.environ if name.startswith(_OURS) and name not in _KEPT]:
    del os.environ[_name]
os.environ["MILEPOST_HOME"] = tempfile.mkdtemp(prefix="milepost-test-")
atexit.register(shutil.rmtree, os.environ["MILEPOST_HOME"], ignore_errors=True)

from milepost.config.settings import *  # noqa: E402, F403  # the environment must be clean before it is read

STATIC_ROOT.mkdir()  # noqa: F405
# A test signs in a hundred times; the strength of the hash is Django's to test.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A task runs where it is enqueued, so that a test sees what it did.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# Templates name static files that only the front end's build brings; the manifest is tested by `make build`.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
