import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0003_decisions")]

    operations = [
        migrations.RemoveField(model_name="citation", name="units"),
        migrations.CreateModel(
            name="UnitCitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_source", models.BooleanField()),
                ("sort", models.CharField(max_length=340)),
                (
                    "archivalunit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="archive.archivalunit",
                    ),
                ),
                (
                    "citation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="archive.citation"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["archivalunit", "is_source", "sort"], name="citation_in_unit"
                    )
                ]
            },
        ),
        migrations.AddField(
            model_name="citation",
            name="units",
            field=models.ManyToManyField(
                related_name="citations",
                through="archive.UnitCitation",
                to="archive.archivalunit",
            ),
        ),
        migrations.AddIndex(
            model_name="citation",
            index=models.Index(fields=["repository", "order"], name="citation_of_archive"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["repository", "place_in_time"], name="document_of_archive"),
        ),
    ]
