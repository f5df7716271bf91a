"""One name for one thing: columns are worded as the questions are; no column changes."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0013_recordings_with_stages"),
    ]

    operations = [
        migrations.AlterField(
            model_name="devicesleep",
            name="final_awakening_at",
            field=models.DateTimeField(null=True, verbose_name="woke for the day"),
        ),
        migrations.AlterField(
            model_name="night",
            name="awakenings",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(60),
                ],
                verbose_name="Times you woke",
            ),
        ),
        migrations.AlterField(
            model_name="night",
            name="daytime_rest_severity",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(10),
                ],
                verbose_name="Legs at rest by day",
            ),
        ),
        migrations.AlterField(
            model_name="night",
            name="evening_severity",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(10),
                ],
                verbose_name="Legs in the evening",
            ),
        ),
        migrations.AlterField(
            model_name="night",
            name="final_awakening",
            field=models.TimeField(blank=True, null=True, verbose_name="Woke for the day"),
        ),
        migrations.AlterField(
            model_name="night",
            name="partner_noticed_kicks",
            field=models.BooleanField(
                blank=True, null=True, verbose_name="Someone saw your legs kick"
            ),
        ),
        migrations.AlterField(
            model_name="night",
            name="sleep_onset_latency_minutes",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(960),
                ],
                verbose_name="Time to fall asleep",
            ),
        ),
        migrations.AlterField(
            model_name="night",
            name="tiredness",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(10),
                ],
                verbose_name="Tired in the morning",
            ),
        ),
        migrations.AlterField(
            model_name="night",
            name="wake_after_sleep_onset_minutes",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(960),
                ],
                verbose_name="Minutes awake",
            ),
        ),
    ]
