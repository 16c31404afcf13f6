"""List the commands: a new one is one file in this folder and one line here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Name a command, the module that runs it, and what it does in one line."""

    name: str
    module: str
    help: str

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that are typed to call it."""
        return tuple(self.name.split())


_HERE = "milepost.config.commands"
_NUMBERS = f"{_HERE}.numbers"

COMMANDS = (
    Command("serve", f"{_HERE}.serve", "Serve the pages and run the background work."),
    Command("prepare", f"{_HERE}.prepare", "Bring the database and the static files up to date."),
    Command("setup", f"{_HERE}.setup", "Set up the organisation and its first administrator."),
    Command("add person", f"{_HERE}.add_person", "Add a person with posts and an account."),
    Command("verify", f"{_HERE}.proofs.verify", "Verify the ledger and every record against it."),
    Command("verify-note", f"{_HERE}.proofs.verify_note", "Verify a signed acceptance note, JSON or PDF, offline."),
    Command("signing-key", f"{_HERE}.proofs.signing_key", "Show the key that seals notes, or begin a new one."),
    Command("verify-archive", f"{_HERE}.proofs.verify_archive", "Verify the sealed archive of a project, anywhere."),
    Command("export heads", f"{_HERE}.proofs.export_heads", "Export the heads of the ledger now."),
    Command("record breaches", f"{_HERE}.record_breaches", "Record the breaches of obligations now."),
    Command("import sheet", f"{_HERE}.import_sheet", "Import a portfolio sheet, CSV or XLSX, by a profile."),
    Command("work", f"{_HERE}.work", "Run background work only, on this machine."),
    Command("report", f"{_HERE}.report", "Print a report of a period, in any format."),
    Command("level", f"{_NUMBERS}.level", "Level a file: the shortest schedule within its resources."),
    Command("select", f"{_NUMBERS}.select", "Choose the best portfolio within money, people and ties."),
    Command("evm", f"{_NUMBERS}.evm", "Compute earned value and earned schedule of a folder of projects."),
    Command("ahp", f"{_NUMBERS}.ahp", "Weigh by pairwise comparisons, of one person or a group."),
    Command("analyse", f"{_NUMBERS}.analyse", "Compute a schedule file beside what its tool stored."),
    Command("lint-method", f"{_HERE}.lint_method", "Hold every rule against a written method."),
    Command("manage", f"{_HERE}.manage", "Pass a command on to Django's own management."),
)
