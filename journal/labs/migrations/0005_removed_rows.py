from django.db import migrations


class Migration(migrations.Migration):
    """The same name as in every other trash."""

    dependencies = [
        ("labs", "0004_iron_pause_means_foods_too"),
    ]

    operations = [
        migrations.RenameField("removedlabresult", "row", "rows"),
    ]
