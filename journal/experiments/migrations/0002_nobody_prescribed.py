"""What a person says of something of their own: nobody prescribed it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("experiments", "0001_experiments")]

    operations = [
        migrations.AddField(
            model_name="experiment",
            name="nobody_prescribed",
            field=models.BooleanField(
                "nobody prescribed it, and it is sold without a prescription",
                blank=True,
                null=True,
            ),
        ),
    ]
