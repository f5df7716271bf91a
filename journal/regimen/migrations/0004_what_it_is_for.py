"""Whether something is taken for restless legs or for something else."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regimen", "0003_more_groups")]

    operations = [
        migrations.AddField(
            model_name="regimen",
            name="purpose",
            field=models.CharField(
                "what it is for",
                blank=True,
                choices=[("rls", "Restless legs"), ("other", "Something else")],
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            "regimen",
            models.CheckConstraint(
                condition=models.Q(purpose__in=["", "rls", "other"]),
                name="regimen_purpose_known",
            ),
        ),
    ]
