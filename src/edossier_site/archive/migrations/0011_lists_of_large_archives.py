from django.db import migrations, models
from django.db.models.deletion import CASCADE


class Migration(migrations.Migration):
    dependencies = [("archive", "0010_authorities")]

    operations = [
        migrations.AddIndex(
            model_name="facet",
            index=models.Index(fields=["name", "-documents", "label"], name="facet_by_use"),
        ),
        migrations.AddIndex(
            model_name="citation",
            index=models.Index(fields=["unit", "leaf", "order"], name="citation_in_file"),
        ),
        migrations.AddField(
            model_name="documentfacet",
            name="place",
            field=models.CharField(default="", max_length=330),
        ),
        migrations.RemoveIndex(model_name="documentfacet", name="document_of_facet"),
        migrations.AddIndex(
            model_name="documentfacet",
            index=models.Index(fields=["facet", "place", "document"], name="document_of_facet"),
        ),
        migrations.CreateModel(
            name="FacetYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.IntegerField()),
                ("documents", models.PositiveIntegerField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=CASCADE, related_name="facet_years", to="archive.dossier"
                    ),
                ),
                (
                    "facet",
                    models.ForeignKey(
                        db_index=False, on_delete=CASCADE, related_name="years", to="archive.facet"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["facet", "year", "documents"], name="year_of_facet")
                ],
            },
        ),
    ]
