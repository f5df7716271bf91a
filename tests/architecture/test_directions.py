"""Who may import whom."""

import re
from collections.abc import Mapping, Set

from tests import project
from tests.architecture.reading import belongs, known_to, pairs, text

# From bottom to top; what stands on one line may not know what stands below it there.
LAYERS = (
    ("accounts.fields", "accounts.models", "accounts.forms", "accounts.views"),
    ("journal.questions", "journal.models", "journal.saving", "journal.forms", "journal.views"),
    ("journal.models", "journal.figures"),
)
# What is still against the direction, and why; the list may only grow shorter.
AGAINST = {
    # Whether a disk is full is asked where something is stored beside what was asked for
    ("accounts.limits", "config.operations.faults"),
    # A key is written for its owner's eyes as the settings write theirs
    ("journal.reminders.push", "config.environment"),
}
# A manager names the type of its rows, for the checks of types alone
ROUND = {("journal.models.nights", "journal.models.night")}


def test_the_journal_knows_none_of_its_rooms() -> None:
    rooms = project.rooms()
    assert not {pair for pair in pairs(["journal"], rooms) if not belongs(pair[0], *rooms)}


def test_accounts_knows_nothing_of_the_journal_and_config_of_neither() -> None:
    assert not pairs(["config", "accounts"], ["journal"]) | pairs(["config"], ["accounts"])


def test_config_is_imported_for_its_settings_and_its_language_alone() -> None:
    known = pairs(["accounts", "journal"], ["config"])
    assert {pair for pair in known if pair[1] != "config.language"} == AGAINST


def test_prepared_statements_stand_in_models_alone() -> None:
    """All others call a manager's method; `session_rows` is the table of Django's sessions."""
    preparing = {module for module, _ in pairs(project.PACKAGES, ["accounts.prepared"])}
    in_models = {module for module in preparing if "models" in module.split(".")}
    assert preparing - in_models == {"accounts.bulk", "accounts.session_rows", "journal.quotas"}


def test_no_layer_knows_the_one_above_it() -> None:
    assert not {
        pair
        for layers in LAYERS
        for number, layer in enumerate(layers)
        for pair in pairs([layer], layers[number + 1 :])
    }


def test_nothing_but_tests_knows_tests() -> None:
    files = [*project.modules().values(), *project.ROOT.glob("bench/**/*.py")]
    files += project.ROOT.glob("docs/*.py")
    known = re.compile(r"^\s*(?:from|import) tests\b", re.MULTILINE)
    assert not {file for file in files if known.search(text(file))}


def test_no_module_leads_back_to_itself() -> None:
    left_out = {name: {other for module, other in ROUND if module == name} for name, _ in ROUND}
    assert not circles(
        {name: known_to(name) - left_out.get(name, set()) for name in project.modules()}
    )


def test_no_room_leads_back_to_itself() -> None:
    rooms = project.rooms()
    assert not circles(
        {
            room: {other for other in rooms if other != room and pairs([room], [other])}
            for room in rooms
        }
    )


def circles(known: Mapping[str, Set[str]]) -> set[str]:
    """What is left after taking away, again and again, what knows nothing or nobody knows."""
    left = set(known)
    while True:
        asked = {name for each in left for name in known[each]}
        ends = {each for each in left if not known[each] & left or each not in asked}
        if not ends:
            return left
        left -= ends
