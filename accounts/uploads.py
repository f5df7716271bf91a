"""The folder in which files of a person lie until a worker has read them.

It goes with the account, so where it is stands here; what lies in it is `journal.exchange`'s.
"""

from pathlib import Path
from shutil import rmtree

from django.conf import settings


def folder_of(person: int) -> Path:
    """The folder of the person with this key."""
    return Path(settings.UPLOAD_DIR) / str(person)


def forget_all(person: int) -> None:
    """Delete whatever a person sent."""
    rmtree(folder_of(person), ignore_errors=True)
