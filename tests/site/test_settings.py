"""The settings: what Django's own deployment check asks, and which hosts are answered."""

import os
import subprocess
import sys

from edossier.keeping import create_archive


def run_in(archive, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "EDOSSIER_ARCHIVE": str(archive.path),
        "DJANGO_SETTINGS_MODULE": "edossier_site.settings",
    }
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )


def test_the_deployment_check_finds_nothing(tmp_path):
    archive = create_archive(tmp_path / "archive")
    checked = run_in(
        archive, "-W", "error", "-m", "django", "check", "--deploy", "--fail-level", "INFO"
    )
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_the_tables_are_those_of_the_models(tmp_path):
    archive = create_archive(tmp_path / "archive")
    made = run_in(archive, "-m", "django", "makemigrations", "--check", "--dry-run")
    assert made.returncode == 0, made.stdout + made.stderr


def test_the_host_of_the_archives_address_is_answered(tmp_path):
    archive = create_archive(tmp_path / "archive")
    stated = archive.path / "archive.toml"
    text = stated.read_text("utf-8").replace("http://localhost:8000", "https://Archive.example.org")
    stated.write_text(text, "utf-8")
    told = run_in(
        archive, "-c", "from edossier_site import settings; print(settings.ALLOWED_HOSTS)"
    )
    assert "'archive.example.org'" in told.stdout, told.stderr
