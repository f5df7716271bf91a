import datetime

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EVENING = datetime.time(21)


def dim_who_chose_no_colours(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Dim from 21:00 for those who left their colours to the device; who chose some keeps them."""
    everybody = apps.get_model("accounts", "User").objects.using(schema_editor.connection.alias)
    everybody.filter(theme="auto", dim_from=None).update(dim_from=EVENING)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_without_doubled_indexes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="user",
            name="dim_from",
            field=models.TimeField(
                blank=True,
                default=EVENING,
                help_text="Dim red on black from this hour until 7:00. Empty: off.",
                null=True,
                verbose_name="dim colours from",
            ),
        ),
        migrations.RunPython(dim_who_chose_no_colours, migrations.RunPython.noop),
    ]
