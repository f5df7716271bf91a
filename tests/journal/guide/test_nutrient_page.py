"""Facts whose values were wrong or missing once, as the pages of the nutrients say them."""

import pytest

from journal.guide.nutrients import NUTRIENTS

SAID = [
    # Infusions.
    ("iron", "allergic reactions", {"label_fcm2026", "boots2022"}),
    ("iron", "lower phosphate in the blood for weeks to months", {"label_fcm2026"}),
    ("iron", "Since August 2026 the US label carries a boxed warning", {"label_fcm2026"}),
    ("iron", "Bone pain, weakness and tiredness after an infusion", {"boots2022"}),
    # Tests and their lines.
    ("iron", "24 hours without supplements and foods that contain iron", {"aasm2025"}),
    ("iron", "75 ng/mL by one maker’s test was 121 by another’s", {"ferritin_assays"}),
    ("iron", "under 200 ng/mL and transferrin saturation under 20 %, both together", {"aasm2025"}),
    ("iron", "iron tests in everybody with clinically significant RLS", {"aasm2025"}),
    ("iron", "What makes it worse comes first.", {"aasm2025"}),
    ("iron", "Transferrin saturation shows the iron in transport.", {"fao_who2004"}),
    ("iron", "above 45 % and ferritin above 200 ng/mL in women", {"easl"}),
    ("iron", "In men and after the menopause the lines are 50 % and 300.", {"easl"}),
    ("iron", "Iron bought on top of that still counts.", {"efsa_iron2024"}),
    # Doses of trials: the salt or the mineral in it.
    ("magnesium", "200 mg of magnesium itself", {"nct04462796"}),
    ("magnesium", "it holds about 151 mg of magnesium", {"jadidi2022"}),
    ("magnesium", "43 % less gabapentin", {"yagi2012"}),
    ("magnesium", "natural calcium channel blocker", {"nct04462796"}),
    ("vitamin_b6", "magnesium oxide 250 mg (the weight of the salt)", {"jadidi2022"}),
    # Links, and how far they go.
    ("folate", "27.3 ng/mL on average with RLS and 32.2 without", {"morker2017"}),
    ("folate", "Both are far above a lack", {"who_folate2015"}),
    ("folate", "about 22 %", {"chen2018", "dunietz2017"}),
    ("iron", "In one US group of 1,563 it was 36 %", {"chen2018", "dunietz2017"}),
    ("vitamin_d", "by 3.4 ng/mL (0.8 to 6.0)", {"mansourian2020"}),
    ("vitamin_d", "disturbs dopamine", {"cederberg2023"}),
]


@pytest.mark.parametrize(("nutrient", "words", "sources"), SAID)
def test_it_is_said_with_its_source(nutrient, words, sources):
    said = [c for c in NUTRIENTS[nutrient].claims() if words in getattr(c, "text", "")]

    assert len(said) == 1
    assert sources <= set(said[0].sources)


@pytest.mark.parametrize("nutrient", NUTRIENTS.values(), ids=NUTRIENTS)
def test_a_limit_gives_its_reason_in_a_whole_sentence(client, nutrient):
    page = client.get(f"/guide/{nutrient.slug}/").content.decode()

    assert "because of may" not in page
    reasons = [limit.reason for limit in nutrient.upper_limits.values() if limit and limit.reason]
    assert all(f"Reason: {reason}." in page for reason in reasons)


@pytest.mark.parametrize("american", ["Heme", "heme iron", "broiled", "Portabella", "ounce"])
@pytest.mark.parametrize("page", ["iron", "foods", "magnesium", "zinc"])
def test_pages_are_in_british_english(client, page, american):
    shown = client.get(f"/guide/{page}/").content.decode()

    assert american not in shown


def test_an_example_of_a_form_follows_without_a_stray_colon(client):
    page = client.get("/guide/vitamin-b12/").content.decode()

    assert "(often an injection)" in page
    assert "</a>\n:" not in page
