from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0005_without_doubled_indexes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reminder",
            name="part",
            field=models.CharField(
                choices=[("evening", "evening"), ("morning", "morning"), ("sunday", "sunday")],
                max_length=7,
            ),
        ),
    ]
