from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_citations_in_units")]

    operations = [
        migrations.RemoveIndex(model_name="archivalunit", name="unit_in_tree"),
        migrations.AddIndex(
            model_name="archivalunit",
            index=models.Index(
                fields=["repository", "parent", "order", "path"], name="unit_in_list"
            ),
        ),
    ]
