"""What a typed name says: brands of each region, slips, products with several ingredients."""

import pytest

from journal.regimen.medicine_list import Kind
from journal.regimen.medicines import (
    INGREDIENTS,
    is_known,
    is_medicine,
    kinds_of,
    named,
    recognise,
)
from journal.regimen.spelling import a_slip_away, words_in

# name as typed: the keys of what it holds
HOLDS = {
    # sedating antihistamines
    "Dimenhydrinate 50 mg": "dimenhydrinate",
    "Dramamine": "dimenhydrinate",
    "Gravol": "dimenhydrinate",
    "Vomex A": "dimenhydrinate",
    "Tylenol PM": "paracetamol diphenhydramine",
    "Tylenol Extra Strength PM": "paracetamol diphenhydramine",
    "Advil PM": "ibuprofen diphenhydramine",
    "Aleve PM": "naproxen diphenhydramine",
    "Excedrin PM": "paracetamol aspirin diphenhydramine",
    "ZzzQuil": "diphenhydramine",
    "Nytol": "diphenhydramine",
    "Nytol One-A-Night": "diphenhydramine",
    "Benadryl": "diphenhydramine acrivastine",
    "Unisom SleepTabs": "doxylamine",
    "Unisom": "diphenhydramine doxylamine",
    "Sominex": "diphenhydramine promethazine",
    "Betadorm": "diphenhydramine",
    "Donormyl": "doxylamine",
    "NyQuil": "paracetamol dextromethorphan doxylamine",
    "Night Nurse": "paracetamol promethazine dextromethorphan",
    "Mersyndol": "paracetamol codeine doxylamine",
    "Diclegis": "doxylamine",
    "chlorphenamine": "chlorphenamine",
    "Chlorpheniramine 4mg": "chlorphenamine",
    "Piriton": "chlorphenamine",
    "Chlor-Trimeton": "chlorphenamine",
    "Cyclizine": "cyclizine",
    "Valoid": "cyclizine",
    "Meclizine": "meclizine",
    "Bonine": "meclizine",
    "Dramamine Less Drowsy": "meclizine",
    "Cinnarizine": "cinnarizine",
    "Stugeron": "cinnarizine",
    "Arlevert": "cinnarizine dimenhydrinate",
    "Hydroxyzine": "hydroxyzine",
    "Atarax": "hydroxyzine",
    "Vistaril": "hydroxyzine",
    "Phenergan": "promethazine",
    "Atosil": "promethazine",
    # anti-nausea
    "Metoclopramide": "metoclopramide",
    "Reglan": "metoclopramide",
    "Primperan": "metoclopramide",
    "Maxolon": "metoclopramide",
    "MCP-Tropfen": "metoclopramide",
    "Prochlorperazine": "prochlorperazine",
    "Compazine": "prochlorperazine",
    "Stemetil": "prochlorperazine",
    "Buccastem": "prochlorperazine",
    # antidepressants
    "Zoloft 50": "sertraline",
    "Lustral": "sertraline",
    "Prozac": "fluoxetine",
    "Lovan": "fluoxetine",
    "Lexapro": "escitalopram",
    "Cipralex": "escitalopram",
    "Celexa": "citalopram",
    "Cipramil": "citalopram",
    "Paxil": "paroxetine",
    "Seroxat": "paroxetine",
    "Luvox": "fluvoxamine",
    "Faverin": "fluvoxamine",
    "Cymbalta 30 mg": "duloxetine",
    "Effexor XR": "venlafaxine",
    "Efexor": "venlafaxine",
    "Pristiq": "desvenlafaxine",
    "Remeron": "mirtazapine",
    "Zispin SolTab": "mirtazapine",
    "Avanza": "mirtazapine",
    "Elavil": "amitriptyline",
    "Saroten": "amitriptyline",
    "Endep": "amitriptyline",
    "Pamelor": "nortriptyline",
    "Anafranil": "clomipramine",
    "Tofranil": "imipramine",
    "Silenor": "doxepin",
    "Mianserin": "mianserin",
    "Tolvon": "mianserin",
    "Trazodone": "trazodone",
    "Desyrel": "trazodone",
    "Trittico": "trazodone",
    "Wellbutrin XL 300": "bupropion",
    "Zyban": "bupropion",
    "Elontril": "bupropion",
    "Contrave": "bupropion naltrexone",
    # antipsychotics and lithium
    "aripiprazole": "aripiprazole",
    "Abilify": "aripiprazole",
    "clozapine": "clozapine",
    "Leponex": "clozapine",
    "Haldol": "haloperidol",
    "Serenace": "haloperidol",
    "Seroquel": "quetiapine",
    "Zyprexa": "olanzapine",
    "Risperdal": "risperidone",
    "Symbyax": "olanzapine fluoxetine",
    "Latuda": "lurasidone",
    "Dipiperon": "pipamperone",
    "Lithium": "lithium",
    "Lithium orotate": "lithium",
    "Priadel": "lithium",
    "Lithobid": "lithium",
    "Quilonum": "lithium",
    # for RLS: dopaminergic
    "Mirapex": "pramipexole",
    "Mirapexin": "pramipexole",
    "Sifrol": "pramipexole",
    "Oprymea": "pramipexole",
    "Requip XL": "ropinirole",
    "Adartrel": "ropinirole",
    "Neupro patch 2 mg/24 h": "rotigotine",
    "Leganto": "rotigotine",
    "Sinemet": "levodopa carbidopa",
    "Rytary": "levodopa carbidopa",
    "Nacom": "levodopa carbidopa",
    "Co-careldopa 25/100": "levodopa carbidopa",
    "Carbidopa-levodopa": "levodopa carbidopa",
    "Cocareldopa": "levodopa carbidopa",
    "Madopar": "levodopa benserazide",
    "Prolopa": "levodopa benserazide",
    "Restex": "levodopa benserazide",
    "Stalevo": "levodopa carbidopa entacapone",
    "L-Dopa": "levodopa",
    "Cabergoline": "cabergoline",
    "Dostinex": "cabergoline",
    # for RLS: alpha-2-delta, opioids, dipyridamole
    "Neurontin": "gabapentin",
    "Gralise": "gabapentin",
    "Horizant": "gabapentin_enacarbil",
    "Lyrica": "pregabalin",
    "Alzain": "pregabalin",
    "OxyContin": "oxycodone",
    "Oxy Contin 10": "oxycodone",
    "Targin": "oxycodone naloxone",
    "Targinact 5/2.5": "oxycodone naloxone",
    "Endone": "oxycodone",
    "Percocet": "oxycodone paracetamol",
    "Suboxone": "buprenorphine naloxone",
    "Subutex": "buprenorphine",
    "Butrans": "buprenorphine",
    "Norspan": "buprenorphine",
    "Tapentadol": "tapentadol",
    "Palexia": "tapentadol",
    "Hydromorphone": "hydromorphone",
    "Tramal": "tramadol",
    "Ultram": "tramadol",
    "Ultracet": "tramadol paracetamol",
    "Methadone": "methadone",
    "Fentanyl": "fentanyl",
    "Durogesic": "fentanyl",
    "MS Contin": "morphine",
    "Tylenol 3": "paracetamol codeine",
    "Co-codamol 30/500": "paracetamol codeine",
    "Vicodin": "hydrocodone paracetamol",
    "Valoron N": "tilidine naloxone",
    "Kratom": "kratom",
    "Dipyridamole": "dipyridamole",
    "Persantin": "dipyridamole",
    "Aggrenox": "dipyridamole aspirin",
    # iron
    "Ferrous sulfate 325 mg": "iron",
    "Tardyferon": "iron",
    "Feosol": "iron",
    "Slow Fe": "iron",
    "Floradix": "iron",
    "Maltofer": "iron",
    "Ferrograd C": "iron",
    "Monofer": "iron_infusion",
    "Venofer": "iron_infusion",
    "Injectafer": "iron_infusion",
    "Ferinject 500 mg": "iron_infusion",
    "Iron infusion": "iron_infusion",
    "iron sucrose": "iron_infusion",
    # sleep and calm, epilepsy
    "Clonazepam 0.5 mg": "clonazepam",
    "Rivotril": "clonazepam",
    "Klonopin": "clonazepam",
    "Zolpidem": "zolpidem",
    "Ambien": "zolpidem",
    "Stilnox": "zolpidem",
    "Temazepam": "temazepam",
    "Xanax": "alprazolam",
    "Belsomra": "suvorexant",
    "Carbamazepine": "carbamazepine",
    "Tegretol": "carbamazepine",
    "Depakote": "valproate",
    "Circadin": "melatonin",
    "Xyrem": "sodium_oxybate",
    "Sleeping pill": "any_sleeping_tablet",
    # hours apart
    "Levoxyl": "levothyroxine",
    "L-Thyroxin 75": "levothyroxine",
    "Euthyrox": "levothyroxine",
    "Oroxine": "levothyroxine",
    "Armour Thyroid": "levothyroxine liothyronine",
    "Cipro": "ciprofloxacin",
    "Ciproxin": "ciprofloxacin",
    "Avelox": "moxifloxacin",
    "Tetralysal 300": "lymecycline",
    "Omnicef": "cefdinir",
    "Fosamax": "alendronate",
    "alendronic acid 70 mg": "alendronate",
    "Bonviva": "ibandronate",
    "Biktarvy": "bictegravir emtricitabine tenofovir",
    "Triumeq": "dolutegravir abacavir lamivudine",
    "Isentress": "raltegravir",
    "Genvoya": "elvitegravir cobicistat emtricitabine tenofovir",
    "Comtan": "entacapone",
    "Promacta": "eltrombopag",
    "Revolade": "eltrombopag",
    "Presinol": "methyldopa",
    "CellCept": "mycophenolate",
    "Maalox": "aluminium_antacid magnesium_antacid",
    "Vimovo": "naproxen esomeprazole",
    "Janumet": "metformin sitagliptin",
    "Hyzaar": "losartan hydrochlorothiazide",
    "Atelvia": "risedronate_delayed",
    "Actonel EC": "risedronate_delayed",
    "Actonel": "risedronate",
    "Ciloxan": "quinolone_drops",
    "Cipro HC": "quinolone_drops",
    "Cabenuva": "cabotegravir_injection rilpivirine",
    "Vocabria": "cabotegravir",
    "Xofluza": "baloxavir",
    "Vafseo": "vadadustat",
    # names that were missing
    "Numient": "levodopa carbidopa",
    "Gabarone": "gabapentin",
    "Regnite": "gabapentin_enacarbil",
    "Fergon": "iron",
    "FeroSul": "iron",
    "Eisentabletten": "iron",
    "Ferlixit": "iron_infusion",
    "Mucinex Nightshift": "paracetamol dextromethorphan triprolidine",
    "Midol Complete": "paracetamol mepyramine",
    "Legatrin PM": "paracetamol diphenhydramine",
    "Goody's PM": "paracetamol aspirin diphenhydramine",
    "Wal-Som": "doxylamine",
    "Kirkland Sleep Aid": "doxylamine",
    "Sleepinal": "diphenhydramine",
    "Robitussin Nighttime": "dextromethorphan doxylamine",
    "DayQuil": "paracetamol dextromethorphan",
    "Cold & Flu Night tablets": "paracetamol any_antihistamine",
    "Tercian": "cyamemazine",
    "Lamaline": "paracetamol opium",
    "Alka-Seltzer Plus Night": "aspirin dextromethorphan doxylamine",
    "Motival": "nortriptyline fluphenazine",
    "Parstelin": "tranylcypromine trifluoperazine",
    "Zurzuvae": "zuranolone",
    "Lomotil": "diphenoxylate",
    "Effient": "prasugrel",
    # slips
    "amitryptiline": "amitriptyline",
    "Zanax": "alprazolam",
    "Nitol": "diphenhydramine",
    "Clonazapam": "clonazepam",
    "Klonipin": "clonazepam",
    "Prami pexole": "pramipexole",
    "pramipexol": "pramipexole",
    "Mirapexi": "pramipexole",
    "Gabapentine": "gabapentin",
    "Gabapetnin 300": "gabapentin",
    "pregabaline": "pregabalin",
    "Sertalin": "sertraline",
    "Zolft": "sertraline",
    "Ferous sulphate": "iron",
    "Levothroxine": "levothyroxine",
    "Tramadoll": "tramadol",
    "SERTRÁLINE": "sertraline",
}


@pytest.mark.parametrize(("name", "keys"), HOLDS.items())
def test_a_name_brings_all_that_it_holds(name, keys):
    assert {each.key for each in recognise(name)} == set(keys.split())
    assert is_known(name)


def test_there_are_well_over_a_hundred_and_fifty_names():
    assert len(HOLDS) >= 150


NO_MEDICINE = """
    Magnesium | Magnesium glycinate 200 mg | Magnesium citrate | Zinc picolinate | Vitamin B12
    Vitamin D3 2000 IU | Vitamin C | Folic acid | Methylfolate | B-complex vitamins | Multivitamin
    Valerian | Valeriana | Passionflower | Chamomile tea | L-theanine | Ashwagandha | Omega 3
    Fish oil | Tart cherry juice | Potassium | Selenium | Coenzyme Q10 | Probiotic | Turmeric
    Glycine | Taurine | 5-HTP | Nytol Herbal | Gravol Ginger | Dramamine Non-Drowsy
    Iron-free multivitamin | Inulin | Papain | Walk around the lake | Normal evening | A concert
    | Foam roller
""".replace("\n", "|")


@pytest.mark.parametrize("name", [name.strip() for name in NO_MEDICINE.split("|") if name.strip()])
def test_supplements_and_ordinary_words_are_no_medicine(name):
    assert recognise(name) == ()
    assert not is_medicine(name)


def test_iron_by_mouth_and_calcium_may_be_bought_and_an_infusion_is_a_medicine():
    assert not is_medicine("Ferrous sulfate")
    assert not is_medicine("Calcium citrate")
    assert is_medicine("Venofer")


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Phenergan", {Kind.ANTIHISTAMINE, Kind.ANTINAUSEA, Kind.SEDATIVE}),
        ("Tylenol PM", {Kind.ANTIHISTAMINE, Kind.SEDATIVE, Kind.SHOP}),
        ("Stalevo", {Kind.DOPAMINERGIC, Kind.INTERACTS, Kind.PRESCRIPTION}),
        ("Wellbutrin", {Kind.PRESCRIPTION}),
        ("Dipyridamole", {Kind.RLS_OTHER}),
        ("Foozepam", set()),
    ],
)
def test_a_name_may_be_of_several_kinds(name, kinds):
    assert kinds_of(name) == kinds


def test_bupropion_is_the_exception_and_says_so():
    assert "suggests against it as a treatment" in INGREDIENTS["bupropion"].note


@pytest.mark.parametrize("name", ["Foozepam", "Seven Seas", "", "500 mg", "…", "薬"])
def test_what_is_not_listed_is_not_known(name):
    assert recognise(name) == ()
    assert not is_known(name)


def test_a_strength_is_not_read_as_part_of_a_name():
    assert named("Tylenol 325 mg, 3 times") == "paracetamol (acetaminophen)"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Sinemet", "levodopa and carbidopa"),
        ("Unisom", "diphenhydramine or doxylamine"),
        ("Stalevo", "levodopa, carbidopa and entacapone"),
        ("Zoloft and Seroquel", "sertraline, quetiapine"),
        ("DHEA 25", "DHEA"),
        ("Jarsin", "St John’s wort"),
        ("Nytol Herbal", ""),
        ("Foozepam", ""),
    ],
)
def test_what_was_read_is_said_in_a_sentence(name, words):
    assert named(name) == words


def test_the_words_of_a_name_are_without_case_accents_and_apostrophes():
    assert words_in("St John’s Wort 300mg, Kräuterblut™") == [
        "st", "johns", "wort", "300", "mg", "krauterblut",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("requp", ["requip"]),
        ("requipp", ["requip"]),
        ("rekuip", ["requip"]),
        ("reqiup", ["requip"]),
        ("requip", []),
        ("rekwip", []),
        ("requ", []),
    ],
)
def test_one_letter_may_be_missing_added_wrong_or_swapped(typed, found):
    assert a_slip_away(typed, {"requip", "paxil"}) == found


def test_short_names_are_not_guessed():
    assert a_slip_away("paxik", {"requip", "paxil"}) == []
