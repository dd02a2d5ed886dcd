"""A span with one end missing compared as unknown, and PostgreSQL let it pass."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """Both ends or neither: of the yearly stretch of a session and of a listing's intervals."""

    dependencies = [("places", "0004_import_record")]

    operations = [
        migrations.RemoveConstraint(model_name="listing", name="listing_intervals_in_order"),
        migrations.RemoveConstraint(model_name="session", name="session_yearly_span_whole"),
        migrations.AddConstraint(
            model_name="listing",
            constraint=models.CheckConstraint(
                condition=Q(intervals_from__isnull=True, intervals_until__isnull=True)
                | Q(
                    intervals_from__isnull=False,
                    intervals_until__isnull=False,
                    intervals_until__gt=F("intervals_from"),
                ),
                name="listing_intervals_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=Q(yearly_from__isnull=True, yearly_to__isnull=True)
                | Q(
                    yearly_from__isnull=False,
                    yearly_to__isnull=False,
                    yearly_from__gte=101,
                    yearly_from__lte=1231,
                    yearly_to__gte=101,
                    yearly_to__lte=1231,
                ),
                name="session_yearly_span_whole",
                violation_error_message="Give both ends of the yearly stretch.",
            ),
        ),
    ]
