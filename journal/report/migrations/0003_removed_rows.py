from django.db import migrations


class Migration(migrations.Migration):
    """The same name as in every other trash."""

    dependencies = [
        ("report", "0002_when_a_visit_was_changed"),
    ]

    operations = [
        migrations.RenameField("removedvisit", "row", "rows"),
    ]
