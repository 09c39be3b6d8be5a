import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0009_printed_pages"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuthorityRecord",
            fields=[
                ("id", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("name", models.TextField()),
                ("payload", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="NameRuling",
            fields=[
                ("id", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("verdict", models.CharField(max_length=20)),
                ("name", models.CharField(db_index=True, max_length=140)),
                ("other", models.CharField(db_index=True, max_length=140)),
                ("name_label", models.TextField()),
                ("other_label", models.TextField()),
                ("documents", models.JSONField()),
                ("because", models.TextField()),
                ("score", models.FloatField(null=True)),
                ("reason", models.TextField()),
                ("at", models.CharField(max_length=40)),
                ("by", models.TextField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="namedform",
            name="first",
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="namedform",
            name="times",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="AuthorityForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form", models.TextField()),
                ("key", models.CharField(db_index=True, max_length=100)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="found_by",
                        to="archive.authorityrecord",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NameProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("score", models.FloatField()),
                ("because", models.TextField()),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="archive.agent",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposed_for",
                        to="archive.authorityrecord",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agent", "authority"), name="one_proposal_a_pair"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(fields=["order"], name="mention_in_order"),
        ),
    ]
