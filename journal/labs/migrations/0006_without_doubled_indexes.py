"""An index that another begins with is dropped; see `accounts.doubled_index`."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.doubled_index import DropDoubledIndex


class Migration(migrations.Migration):
    dependencies = [
        ("labs", "0005_removed_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        DropDoubledIndex(
            model_name="labresult",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="lab_results",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
