from django.db import migrations, models
from django.db.models.deletion import CASCADE


class Migration(migrations.Migration):
    dependencies = [("archive", "0006_trace_differs")]

    operations = [
        migrations.AddField(
            model_name="documentversion",
            name="notes",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="citation",
            name="within",
            field=models.ForeignKey(
                null=True, on_delete=CASCADE, related_name="cites", to="archive.document"
            ),
        ),
        migrations.AddField(
            model_name="quotation",
            name="within",
            field=models.ForeignKey(
                null=True, on_delete=CASCADE, related_name="quotes", to="archive.document"
            ),
        ),
    ]
