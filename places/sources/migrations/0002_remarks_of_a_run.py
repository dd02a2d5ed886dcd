from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sources", "0001_feeds_runs_and_what_they_said")]

    operations = [
        migrations.AddField(
            model_name="feedrun",
            name="remarks",
            field=models.JSONField(default=list),
        ),
    ]
