"""Let MkDocs add the pages that are read off the product, so that they cannot grow stale."""

import os
import tempfile

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from milepost.config.reference import pages
from milepost.config.running.start import start_django


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every generated page to those that lie in the folder."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["MILEPOST_HOME"] = home  # the pages need the models, not anybody's installation
        start_django()
        for address, text in pages():
            files.append(File.generated(config, address, content=text))
    return files
