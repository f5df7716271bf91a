"""The guide: the same for everybody, open without signing in, nothing of anybody in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.language import gettext_lazy, pgettext_lazy
from journal.guide import food_table, overview
from journal.guide.evidence import cite_evidence
from journal.guide.footnotes import Footnotes
from journal.guide.forms import FoodsForm
from journal.guide.nutrient import Nutrient
from journal.guide.nutrient_page import cite_foods, foods_claim, number, nutrient_page
from journal.guide.nutrients import NUTRIENTS
from journal.guide.topic import Topic, cite
from journal.guide.topics import TOPICS

ORDER_TITLES = {
    "uptake": gettext_lazy("uptake, best first"),
    "amount": gettext_lazy("amount, most first"),
    "name": pgettext_lazy("an order of foods", "name"),
    "group": gettext_lazy("kind of food"),
}


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """What is in the guide, nutrients and habits by how far their evidence goes."""
    notes = Footnotes(overview.shorts())
    context = {
        "rungs": overview.rungs(notes),
        "topics": [topic for topic in TOPICS.values() if not topic.evidence],
        "notes": notes,
        "sources": notes.listed(),
        "here": "guide",
    }
    return render(request, "guide/guide.html", context)


@require_safe
def nutrient(request: HttpRequest, nutrient: Nutrient) -> HttpResponse:
    """All that is known about one nutrient."""
    context = {
        "sheet": nutrient_page(nutrient),
        "nutrient": nutrient,
        "clinician": TOPICS["talk-to-a-clinician"],
        "see": [TOPICS[slug] for slug in nutrient.see],
        "here": "guide",
    }
    return render(request, "guide/nutrient.html", context)


@require_safe
def topic(request: HttpRequest, topic: Topic) -> HttpResponse:
    """A page about something other than a nutrient."""
    notes = Footnotes(topic.claims())
    evidence = cite_evidence(notes, topic.evidence) if topic.evidence else None
    sections = [(section, [TOPICS[slug] for slug in section.see]) for section in cite(topic, notes)]
    context = {
        "topic": topic,
        "evidence": evidence,
        "sections": sections,
        "notes": notes,
        "sources": notes.listed(),
        "here": "guide",
    }
    return render(request, "guide/topic.html", context)


@require_safe
def foods(request: HttpRequest) -> HttpResponse:
    """What foods hold of one nutrient, in a chosen order."""
    form = FoodsForm(request.GET)
    chosen, order = form.chosen_nutrient(), form.chosen_order()
    table = food_table.table(chosen, order)
    notes = Footnotes([foods_claim(chosen), *table.notes])
    context = {
        "form": form,
        "nutrient": chosen,
        "order": order,
        "orders": [(key, ORDER_TITLES[key]) for key in food_table.orders(chosen)],
        "nutrients": NUTRIENTS.values(),
        "blocks": table.blocks,
        "full_bar": number(food_table.full_bar(chosen)),
        "foods_cited": cite_foods(notes, chosen),
        "table_notes": [notes.cite(note.text, note) for note in table.notes],
        "notes": notes,
        "sources": notes.listed(),
        "here": "guide",
    }
    return render(request, "guide/foods.html", context)
