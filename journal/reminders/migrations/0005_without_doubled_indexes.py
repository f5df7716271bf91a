"""An index that another begins with is dropped; see `accounts.doubled_index`."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.doubled_index import DropDoubledIndex


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0004_push_devices_that_do_not_answer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        DropDoubledIndex(
            model_name="reminder",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="reminders",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
