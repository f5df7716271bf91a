"""An index that another begins with is dropped; see `accounts.doubled_index`."""

import django.db.models.deletion
from django.db import migrations, models

from accounts.doubled_index import DropDoubledIndex


class Migration(migrations.Migration):
    dependencies = [
        ("share", "0001_initial"),
    ]

    operations = [
        DropDoubledIndex(
            model_name="sharedpicture",
            name="share",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pictures",
                to="share.share",
            ),
        ),
    ]
