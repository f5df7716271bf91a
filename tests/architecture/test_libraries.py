"""Each foreign library has one adapter, and each package one pinned version."""

import re

from tests import project
from tests.architecture.reading import imports, text

# Who may import a foreign library: one adapter each, its dangers closed there.
ADAPTERS = {
    "typst": {"journal.report.engine"},
    "fontTools": {"config.operations.web_fonts", "journal.report.build_fonts"},
    "gunicorn": {"config.serve", "config.web_process"},
    "waitress": {"config.web_connection", "config.web_process"},
    "cryptography": {"accounts.sealing", "accounts.second_factor", "journal.reminders.push"},
    "pyrage": {"config.operations.backups.archive"},
    "urllib3": {"journal.reminders.push"},
    "http_ece": {"journal.reminders.push"},
    "py_vapid": {"journal.reminders.push"},
    "icalendar": {"journal.ics"},
    "qrcode": {"accounts.qr"},
    "xlsxwriter": {"journal.exchange.workbook"},
    "python_calamine": {"journal.exchange.sheets.office_child"},
    "lxml": {"journal.exchange.apple.elements", "journal.exchange.results.xml_child"},
    "charset_normalizer": {"journal.exchange.sheets.letters"},
    "ninja": {"journal.api.service"},
    "pydantic": {"journal.api.other_schemas", "journal.api.schemas"},
    "numpy": {f"journal.figures.{name}" for name in ("arrays", "comparison", "drift", "kendall")}
    | {
        f"journal.figures.{name}"
        for name in ("factors", "means", "memory", "mixture", "pairs", "student")
    }
    | {f"journal.experiments.{name}" for name in ("analysis", "block_lots", "forecast")}
    | {"journal.experiments.nightly_lots"},
}


def test_a_foreign_library_has_one_adapter() -> None:
    assert not {
        (module, library)
        for module in project.modules()
        for library in {name.partition(".")[0] for name in imports(module)} & set(ADAPTERS)
        if module not in ADAPTERS[library]
    }


def test_locked_packages_name_no_place_to_load_them_from() -> None:
    assert '"resolved": "http' not in text(project.ROOT / "package-lock.json")
    for lock in project.ROOT.glob("requirements*.txt"):
        assert not re.findall(r"https?://|^-", text(lock), re.MULTILINE)


def test_every_python_package_is_locked_by_its_hash() -> None:
    for lock in project.ROOT.glob("requirements*.txt"):
        packages = text(lock).replace("\\\n", " ").splitlines()
        assert packages
        assert [line for line in packages if "--hash=sha256:" not in line] == []
