"""The repository carries nothing of the machine it was written on."""

import re

from tests.house.ground import own_files, shown

# Spelled in halves, so that this file does not find itself.
PLACES = [
    "/" + "work/",
    "/" + "root/",
    "/" + r"home/\w+/",
    "/" + r"Users/\w+/",
    "files." + "pythonhosted",
    "pypi" + r"\.org/simple",
    "registry" + r"\.npmjs",
    "registry" + r"\.yarnpkg",
    "deb" + r"\.debian\.org",
    "--" + r"(?:extra-)?index-url",
    "--" + "find-links",
]
OF_A_MACHINE = re.compile("|".join(PLACES))


def test_no_file_names_a_path_of_a_machine_or_the_address_of_a_registry():
    broken = []
    for path in own_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a font
        for number, line in enumerate(text.splitlines(), start=1):
            if found := OF_A_MACHINE.search(line):
                broken.append(f"{shown(path)}:{number}: {found.group()}")
    assert not broken


def test_every_pin_carries_its_hash():
    locks = [path for path in own_files() if path.suffix == ".lock"]
    assert locks
    for path in locks:
        pins = re.split(r"\n(?=[a-z0-9])", path.read_text(encoding="utf-8"))
        unhashed = [pin.split("\n")[0] for pin in pins if "==" in pin and "--hash=sha256:" not in pin]
        assert not unhashed, f"{shown(path)}: {unhashed}"
