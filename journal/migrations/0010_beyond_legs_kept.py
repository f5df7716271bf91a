from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0009_at_rest_and_relief_of_a_dose"),
    ]

    operations = [
        migrations.AddField(
            model_name="nightfigures",
            name="beyond_legs",
            field=models.BooleanField(null=True),
        ),
    ]
