"""Until when a listing is paid for, as its organisation says; public nowhere."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("places", "0011_when_organisations_left")]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="funded_until",
            field=models.DateField(
                blank=True,
                help_text="Not public. The team and those who plan for the area read it.",
                null=True,
                verbose_name="paid for until",
            ),
        ),
        migrations.AddIndex(
            model_name="listing",
            index=models.Index(
                condition=models.Q(("funded_until__isnull", False)),
                fields=["funded_until"],
                name="listing_funded_until",
            ),
        ),
    ]
