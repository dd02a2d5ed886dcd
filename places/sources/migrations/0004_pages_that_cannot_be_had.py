from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sources", "0003_lists_sent_as_files")]

    operations = [
        migrations.AddField(
            model_name="feedrun",
            name="skipped_pages",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="feedrun",
            name="is_asked_plainly",
            field=models.BooleanField(default=False),
        ),
    ]
