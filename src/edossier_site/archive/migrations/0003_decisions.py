import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_archival_trees")]

    operations = [
        migrations.CreateModel(
            name="RecordDecision",
            fields=[
                ("id", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("verdict", models.CharField(max_length=20)),
                ("kind", models.CharField(max_length=20)),
                ("first", models.TextField()),
                ("second", models.TextField()),
                ("first_label", models.TextField()),
                ("second_label", models.TextField()),
                ("because", models.TextField()),
                ("reason", models.TextField()),
                ("at", models.CharField(max_length=40)),
                ("by", models.TextField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="RecordTrace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("key", models.CharField(max_length=40)),
                (
                    "citation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="traces",
                        to="archive.citation",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="recordtrace",
            index=models.Index(fields=["key", "kind"], name="trace_by_key"),
        ),
    ]
