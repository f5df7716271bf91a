import pytest

from config.language import in_language
from journal.experiments.agents import AGENTS, refusal
from journal.experiments.design import NIGHTS, layout
from journal.regimen.slow_stores import slow_store
from tests.german import german_words

OWN = "other-supplement"
MEDICINES = """
    Clonazepam 0.5 mg | Mirapexin | Stalevo | Cabergoline | OxyContin | Suboxone | Tapentadol
    Fentanyl | Zolpidem | Temazepam | Zoloft | Seroquel | Carbamazepine | Tylenol PM | Dramamine
    Klonipin | clonazepam drops | my sleeping pill | blood pressure tablets | Levoxyl | Propranolol
    Kratom | Phenibut | Melatonin 3 mg | St John's wort | my prescription | Lithium orotate | Rx 12
    Antidepressant | Injectafer later | CBD oil | Ibuprofen | RLS med | my RLS drug
    Antihistamine | my inhaler | HRT | hormones | Médicament du soir | restless legs patch
    weekly injection | Birth control | Poppy seed tea | Methylene blue | Ephedra | Nitol | Zanax
""".replace("\n", "|")


@pytest.mark.parametrize("agent", ["magnesium", "no-caffeine", OWN, "other-habit"])
@pytest.mark.parametrize("name", [name.strip() for name in MEDICINES.split("|") if name.strip()])
def test_no_medicine_is_tried_under_whatever_heading_and_statement(name, agent):
    assert refusal(agent, name, nobody_prescribed=True) is not None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Clonazepam 0.5 mg", "“Clonazepam 0.5 mg” is, or may be, a medicine."),
        ("Klonopin", "“Klonopin” (read as clonazepam) is, or may be, a medicine."),
        ("Half of my medication", "“Half of my medication” is, or may be, a medicine."),
    ],
)
def test_a_refused_medicine_is_named_as_it_was_read(name, sentence):
    told = refusal(OWN, name, nobody_prescribed=True)

    assert told.reason.startswith(sentence)
    assert told.field == "name"


@pytest.mark.parametrize(
    "name", ["Half a tablet later", "No pills at night", "Skip a dose", "A lower dosage"]
)
def test_a_habit_is_not_about_taking_something(name):
    told = refusal("other-habit", name, nobody_prescribed=True)

    assert "is, or may be, a medicine" in told.reason


@pytest.mark.parametrize(
    ("name", "planned"),
    [
        ("Magnesium", "Magnesium citrate"),
        ("Magnesium citrate extra", "magnesium"),
        ("Foozepam 5 mg", "Foozepam retard"),
        ("Foozepan", "Foozepam"),
        ("Vitamin C", "Vitamin C 500 mg"),
    ],
)
def test_what_stands_in_the_plan_as_a_medicine_is_refused(name, planned):
    told = refusal(OWN, name, nobody_prescribed=True, of_plan=[planned])

    assert f"shares a name with “{planned}”. You take that as a medicine" in told.reason


@pytest.mark.parametrize(
    ("agent", "name", "planned"),
    [
        ("magnesium", "Magnesium", ["Levothyroxine", "Calcium citrate", ""]),
        ("vitamin-c", "Vitamin C", ["Vitamin D"]),
        ("evening-walk", "A walk in the evening", ["Evening primrose oil"]),
        ("no-caffeine", "Caffeine break after 14:00", ["Foozepam at 14:00"]),
    ],
)
def test_things_on_the_list_are_tried_beside_other_medicines(agent, name, planned):
    assert refusal(agent, name, nobody_prescribed=None, of_plan=planned) is None


@pytest.mark.parametrize("agent", AGENTS.values(), ids=lambda agent: agent.key)
def test_what_is_on_the_list_needs_no_statement_under_its_own_name(agent):
    told = refusal(agent.key, agent.label, nobody_prescribed=None)

    assert (told is None) is (agent.key not in {OWN, "other-habit", "other-nightly"})


@pytest.mark.parametrize(
    ("agent", "name", "needed"),
    [
        ("magnesium", "Magnesium glycinate 200 mg tablets", False),
        ("vitamin-c", "Vitamin C 500 mg in the evening", False),
        ("magnesium", "Magnesium with Foozepam", True),
        ("magnesium", "Foozepam", True),
        ("stretching", "Stretching with my neighbour", True),
        (OWN, "Ashwagandha", True),
        (OWN, "Foozepam", True),
        ("other-habit", "Feet up", True),
    ],
)
def test_any_other_name_needs_the_statement(agent, name, needed):
    told = refusal(agent, name, nobody_prescribed=None)

    assert (told is not None) is needed
    assert told is None or told.field == "nobody_prescribed"
    assert refusal(agent, name, nobody_prescribed=True) is None


@pytest.mark.parametrize("name", ["клоназепам", "Магний 200", "マグネシウム"])
def test_a_supplement_that_the_list_cannot_read_is_refused(name):
    told = refusal(OWN, name, nobody_prescribed=True)

    assert "in Latin letters" in told.reason
    assert refusal("other-habit", name, nobody_prescribed=True) is None


@pytest.mark.parametrize(
    "name", ["Chamomile infusion", "Şeker 5 µg", "Grünkohl 5 μg", "Þangmjöl", "Œuf 2 g"]
)
def test_letters_with_marks_can_be_read(name):
    assert refusal(OWN, name, nobody_prescribed=True) is None


def test_nothing_is_said_of_what_is_not_chosen_yet():
    assert refusal("", "Clonazepam", nobody_prescribed=None) is None
    assert refusal("magnesium", "", nobody_prescribed=None) is None


@pytest.mark.parametrize("agent", AGENTS.values(), ids=lambda agent: agent.key)
def test_every_agent_has_its_reason_and_a_layout(agent):
    assert agent.reason
    assert agent.is_nightly is (agent.washout == 0)
    assert layout(NIGHTS[-1], agent.washout) is not None
    assert slow_store(agent.label) is None


@pytest.mark.parametrize(
    ("agent", "name", "chosen", "to_do"),
    [
        ("no-caffeine", "Caffeine break after 14:00", True, "no caffeine after 14:00"),
        ("no-caffeine", "Caffeine break after 14:00", False, "as you usually do"),
        ("no-caffeine", "No tea after lunch", True, "No tea after lunch"),
        ("magnesium", "Magnesium 300 mg", True, "Magnesium 300 mg"),
        ("magnesium", "Magnesium 300 mg", False, "no Magnesium 300 mg"),
        ("other-nightly", "Feet in cold water", True, "Feet in cold water"),
    ],
)
def test_a_night_asks_for_the_action_itself(agent, name, chosen, to_do):
    assert AGENTS[agent].to_do(name, chosen) == to_do


def test_no_night_is_told_as_with_or_without():
    for agent in AGENTS.values():
        for chosen in (True, False):
            assert not {"with", "without"} & set(agent.to_do(agent.label, chosen).split())


def test_what_is_tried_is_stored_by_one_name_and_called_by_that_of_the_page(monkeypatch):
    catalogue = german_words(monkeypatch)
    monkeypatch.setitem(catalogue, "Alcohol-free evening", "Abend ohne Alkohol")
    monkeypatch.setitem(catalogue, "no alcohol", "nichts trinken")
    agent = AGENTS["no-alcohol"]
    with in_language("de"):
        assert agent.name_of("Alcohol-free evening") == "Abend ohne Alkohol"
        assert agent.to_do("Alcohol-free evening", True) == "nichts trinken"
        assert agent.name_of("Kein Bier") == agent.to_do("Kein Bier", True) == "Kein Bier"
    assert agent.name_of("Alcohol-free evening") == agent.label == "Alcohol-free evening"
