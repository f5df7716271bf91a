"""A group that the old list of sixty names had suggested becomes “as the name says”.

So the wider list speaks where the old one did, also where that was mistaken. A group that the
person chose otherwise stays; “other” chosen against the old list becomes “none of these”.
"""

import re

from django.db import migrations

SUGGESTED = {
    "iron": "iron ferrous ferric",
    "dopaminergic": "pramipexole ropinirole rotigotine levodopa carbidopa mirapex sifrol requip "
    "adartrel neupro sinemet madopar restex",
    "alpha2delta": "gabapentin pregabalin neurontin horizant lyrica",
    "opioid": "oxycodone methadone buprenorphine tramadol codeine morphine hydrocodone tilidine "
    "targin targinact",
    "antihistamine": "diphenhydramine doxylamine chlorpheniramine hydroxyzine promethazine "
    "benadryl zzzquil unisom nyquil nytol phenergan",
    "antinausea": "metoclopramide prochlorperazine",
    "antipsychotic": "haloperidol olanzapine quetiapine risperidone",
    "antidepressant": "mirtazapine sertraline fluoxetine citalopram escitalopram paroxetine "
    "fluvoxamine venlafaxine desvenlafaxine duloxetine amitriptyline nortriptyline clomipramine "
    "imipramine doxepin trimipramine",
    "aggravating": "lithium",
}


def suggested(name):
    """What the old list said of a name."""
    found = set(re.findall(r"[^\W\d_]+", name.casefold()))
    return next((group for group, names in SUGGESTED.items() if found & set(names.split())), "")


def let_the_name_speak(apps, schema_editor):
    """Forget the old suggestions, and keep what was said against them."""
    regimens = apps.get_model("regimen", "Regimen").objects
    rows = list(regimens.values_list("pk", "name", "category"))
    old = [pk for pk, name, group in rows if suggested(name) == group]
    refused = [pk for pk, name, group in rows if group == "other" and suggested(name)]
    for keys, becomes in ((refused, "none"), (old, "other")):
        for start in range(0, len(keys), 500):
            regimens.filter(pk__in=keys[start : start + 500]).update(category=becomes)


class Migration(migrations.Migration):
    dependencies = [("regimen", "0004_what_it_is_for")]

    operations = [migrations.RunPython(let_the_name_speak, migrations.RunPython.noop)]
