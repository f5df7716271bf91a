from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("report", "0006_habits_are_wished_for"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="language",
            field=models.CharField(blank=True, max_length=16),
        ),
    ]
