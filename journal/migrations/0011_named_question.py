"""The one question of what goes together that a person names beforehand."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0010_beyond_legs_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NamedQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("named_on", models.DateField(verbose_name="the night on which it was named")),
                ("key", models.CharField(max_length=140, verbose_name="key of the factor")),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named_questions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("named_on",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "named_on"), name="question_named_once_a_day"
                    )
                ],
            },
        ),
    ]
