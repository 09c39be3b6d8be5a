from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0011_lists_of_large_archives")]

    operations = [
        migrations.AddField(
            model_name="citation", name="doubts", field=models.JSONField(default=list)
        ),
    ]
