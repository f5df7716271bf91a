"""An index that another begins with is dropped; see `accounts.doubled_index`."""

import django.db.models.deletion
from django.db import migrations, models

from accounts.doubled_index import DropDoubledIndex


class Migration(migrations.Migration):
    dependencies = [
        ("regimen", "0008_doses_kept_with_the_night"),
    ]

    operations = [
        DropDoubledIndex(
            model_name="dosestep",
            name="regimen",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="steps",
                to="regimen.regimen",
            ),
        ),
        DropDoubledIndex(
            model_name="dosetime",
            name="step",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="times",
                to="regimen.dosestep",
            ),
        ),
        DropDoubledIndex(
            model_name="regimennutrient",
            name="regimen",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="nutrients",
                to="regimen.regimen",
            ),
        ),
    ]
