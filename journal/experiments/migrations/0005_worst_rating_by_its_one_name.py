"""One name for one thing: the choice is worded as on every page; no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("experiments", "0004_a_lot_each_night"),
    ]

    operations = [
        migrations.AlterField(
            model_name="experiment",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("evening", "Evening"),
                    ("falling_asleep", "Falling asleep"),
                    ("during_night", "During the night"),
                    ("worst", "Worst rating"),
                    ("onset", "First symptom"),
                    ("asleep", "Total sleep"),
                ],
                max_length=16,
                verbose_name="judged by",
            ),
        ),
    ]
