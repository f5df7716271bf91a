"""Groups for infusions and other medicines for RLS, and a word for none of them."""

from django.db import migrations, models

GROUPS = [
    ("other", "As the name says"),
    ("none", "None of these"),
    ("iron", "Iron by mouth"),
    ("iron_infusion", "Iron infusion"),
    ("dopaminergic", "Dopaminergic"),
    ("alpha2delta", "Alpha-2-delta ligand"),
    ("opioid", "Opioid"),
    ("rls_other", "Other medicine used for RLS"),
    ("antihistamine", "May aggravate: sedating antihistamine"),
    ("antidepressant", "May aggravate: antidepressant"),
    ("antinausea", "May aggravate: anti-nausea"),
    ("antipsychotic", "May aggravate: antipsychotic"),
    ("aggravating", "May aggravate: other"),
]


class Migration(migrations.Migration):
    dependencies = [("regimen", "0002_removed_regimen")]

    operations = [
        migrations.RemoveConstraint("regimen", "regimen_category_known"),
        migrations.AlterField(
            model_name="regimen",
            name="category",
            field=models.CharField("group", choices=GROUPS, default="other", max_length=16),
        ),
        migrations.AddConstraint(
            "regimen",
            models.CheckConstraint(
                condition=models.Q(category__in=["", *(value for value, _ in GROUPS)]),
                name="regimen_category_known",
            ),
        ),
    ]
