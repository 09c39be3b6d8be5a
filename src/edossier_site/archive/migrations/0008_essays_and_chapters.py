from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0007_notes_of_documents")]

    operations = [
        migrations.AddField(
            model_name="dossierversion",
            name="essay",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="dossierversion",
            name="chapters",
            field=models.JSONField(default=list),
        ),
    ]
