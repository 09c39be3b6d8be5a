from django.db import migrations, models
from django.db.models.deletion import CASCADE


class Migration(migrations.Migration):
    dependencies = [("archive", "0008_essays_and_chapters")]

    operations = [
        migrations.CreateModel(
            name="PrintedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=CASCADE, related_name="pages", to="archive.document"
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=CASCADE,
                        related_name="pages",
                        to="archive.dossier",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["dossier", "number"], name="page_of_dossier")],
            },
        ),
    ]
