"""Terms are edited together with their calendar; the column stays as it is."""

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations


class Migration(migrations.Migration):
    """Only the kind of the key changes, for the editors' form."""

    dependencies = [("places", "0002_exact_location_row_security")]

    operations = [
        migrations.AlterField(
            model_name="schoolterm",
            name="calendar",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="terms",
                to="places.termcalendarrow",
            ),
        ),
    ]
