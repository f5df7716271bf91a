"""An index that another begins with is dropped; see `accounts.doubled_index`."""

import django.db.models.deletion
from django.db import migrations, models

from accounts.doubled_index import DropDoubledIndex


class Migration(migrations.Migration):
    dependencies = [
        ("experiments", "0002_nobody_prescribed"),
    ]

    operations = [
        DropDoubledIndex(
            model_name="followednight",
            name="experiment",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="followed_nights",
                to="experiments.experiment",
            ),
        ),
    ]
