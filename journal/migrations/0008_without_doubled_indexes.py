"""An index that another begins with is dropped; see `accounts.doubled_index`."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.doubled_index import DropDoubledIndex


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0007_figures_kept_with_the_night"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        DropDoubledIndex(
            model_name="caffeineintake",
            name="night",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="caffeine_intakes",
                to="journal.night",
            ),
        ),
        DropDoubledIndex(
            model_name="devicesleep",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="device_sleeps",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        DropDoubledIndex(
            model_name="dose",
            name="night",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="doses",
                to="journal.night",
            ),
        ),
        DropDoubledIndex(
            model_name="exercise",
            name="night",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="exercises",
                to="journal.night",
            ),
        ),
        DropDoubledIndex(
            model_name="factor",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="factors",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        DropDoubledIndex(
            model_name="factoranswer",
            name="night",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="factor_answers",
                to="journal.night",
            ),
        ),
        DropDoubledIndex(
            model_name="night",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="nights",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        DropDoubledIndex(
            model_name="posted",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="posted",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        DropDoubledIndex(
            model_name="sending",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sendings",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        DropDoubledIndex(
            model_name="skippeddose",
            name="night",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="skipped_doses",
                to="journal.night",
            ),
        ),
        DropDoubledIndex(
            model_name="waketap",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="wake_taps",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
