from django.db import migrations, models

import journal.report.models.drafts


def leave_habits_out(apps, schema_editor):
    """A line that is new is on no summary before it was wished for."""
    for draft in apps.get_model("report", "Draft").objects.iterator():
        draft.left_out = [*draft.left_out, "habits"]
        draft.save(update_fields=["left_out"])


class Migration(migrations.Migration):
    dependencies = [
        ("report", "0005_about_you"),
    ]

    operations = [
        migrations.AlterField(
            model_name="draft",
            name="left_out",
            field=models.JSONField(default=journal.report.models.drafts.usually_left_out),
        ),
        migrations.RunPython(leave_habits_out, migrations.RunPython.noop),
    ]
