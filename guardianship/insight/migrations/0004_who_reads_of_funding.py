"""Reading until when listings are paid for is a permission of its own."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("insight", "0003_plans")]

    operations = [
        migrations.AlterModelOptions(
            name="release",
            options={
                "default_permissions": ("add", "view"),
                "ordering": ["-published_at", "-pk"],
                "permissions": [("view_funding", "Can view until when listings are paid for")],
                "verbose_name": "release",
            },
        ),
    ]
