"""A lot for each night, in sixes; which of a year's experiments one is; fourteen blocks."""

import django.core.validators
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("experiments", "0003_without_doubled_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="experiment",
            name="experiment_agent_known",
        ),
        migrations.RemoveConstraint(
            model_name="experiment",
            name="experiment_blocks_known",
        ),
        migrations.AddField(
            model_name="experiment",
            name="is_nightly",
            field=models.BooleanField(
                editable=False, null=True, verbose_name="a lot for each night"
            ),
        ),
        migrations.AddField(
            model_name="experiment",
            name="number_in_year",
            field=models.PositiveSmallIntegerField(
                editable=False,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(366),
                ],
                verbose_name="which of a year's experiments it is",
            ),
        ),
        migrations.AlterField(
            model_name="experiment",
            name="agent",
            field=models.CharField(
                choices=[
                    ("magnesium", "Magnesium"),
                    ("vitamin-c", "Vitamin C"),
                    ("l-theanine", "L-theanine"),
                    ("other-supplement", "Another supplement"),
                    ("no-caffeine", "Caffeine break after 14:00"),
                    ("no-alcohol", "Alcohol-free evening"),
                    ("evening-walk", "A walk in the evening"),
                    ("stretching", "Stretching before bed"),
                    ("bath", "A warm or cold bath before bed"),
                    ("massage", "Massage or a vibrating pad"),
                    ("early-bedtime", "A fixed bedtime"),
                    ("other-nightly", "Another habit of the evening"),
                    ("other-habit", "Another habit that lingers"),
                ],
                max_length=20,
                verbose_name="what to try",
            ),
        ),
        migrations.AlterField(
            model_name="experiment",
            name="blocks",
            field=models.PositiveSmallIntegerField(
                validators=[
                    django.core.validators.MinValueValidator(4),
                    django.core.validators.MaxValueValidator(23),
                ],
                verbose_name="blocks, or sixes of nights",
            ),
        ),
        migrations.AlterField(
            model_name="experiment",
            name="sequence",
            field=models.CharField(editable=False, max_length=140),
        ),
        migrations.AddConstraint(
            model_name="experiment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "agent__in",
                        [
                            "",
                            "magnesium",
                            "vitamin-c",
                            "l-theanine",
                            "other-supplement",
                            "no-caffeine",
                            "no-alcohol",
                            "evening-walk",
                            "stretching",
                            "bath",
                            "massage",
                            "early-bedtime",
                            "other-nightly",
                            "other-habit",
                        ],
                    )
                ),
                name="experiment_agent_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="experiment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("block_nights", 6),
                        ("is_nightly", True),
                        ("is_nightly__isnull", False),
                        ("washout", 0),
                    ),
                    models.Q(
                        ("blocks__in", (14, 12, 10, 8)),
                        models.Q(("is_nightly", True), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="experiment_lots_known",
            ),
        ),
    ]
