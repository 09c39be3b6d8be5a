from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_units_in_lists")]

    operations = [
        migrations.AddField(
            model_name="recordtrace",
            name="differs",
            field=models.CharField(default="", max_length=40),
        ),
    ]
