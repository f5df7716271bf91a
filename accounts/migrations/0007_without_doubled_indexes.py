"""An index that another begins with is dropped; see `accounts.doubled_index`."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.doubled_index import DropDoubledIndex


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_words_about_the_evening"),
    ]

    operations = [
        DropDoubledIndex(
            model_name="auditevent",
            name="user",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="audit_events",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
