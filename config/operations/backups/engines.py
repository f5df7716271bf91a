"""Which module takes and puts back what a kind of database holds."""

from types import ModuleType

from config.operations.backups import BackupError, postgresql, sqlite


def engine(vendor: str) -> ModuleType:
    """The module for a database, by Django's name of its kind; BackupError where there is none."""
    try:
        return {"sqlite": sqlite, "postgresql": postgresql}[vendor]
    except KeyError:
        raise BackupError(f"Stillnight makes no backups of {vendor}.") from None
