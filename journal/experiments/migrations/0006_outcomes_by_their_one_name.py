"""One name for one thing: outcomes are worded as on every page; no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("experiments", "0005_worst_rating_by_its_one_name"),
    ]

    operations = [
        migrations.AlterField(
            model_name="experiment",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("evening", "Legs in the evening"),
                    ("falling_asleep", "Legs while falling asleep"),
                    ("during_night", "Legs during the night"),
                    ("worst", "Worst rating"),
                    ("onset", "First symptom"),
                    ("asleep", "Time asleep"),
                ],
                max_length=16,
                verbose_name="judged by",
            ),
        ),
    ]
