"""The sheet and the module: small enough to be read, by a browser and by a person."""

from pathlib import Path

import edossier_site

STATIC = Path(edossier_site.__file__).parent / "web" / "static" / "web"


def test_there_is_one_sheet_and_one_module():
    assert sorted(path.name for path in STATIC.iterdir()) == ["mark.svg", "site.css", "site.js"]


def test_the_sheet_weighs_less_than_32_kilobytes():
    assert (STATIC / "site.css").stat().st_size < 32_000


def test_the_module_weighs_less_than_12_kilobytes():
    assert (STATIC / "site.js").stat().st_size < 12_000


def test_neither_asks_for_anything_else():
    sheet, module = ((STATIC / name).read_text("utf-8") for name in ("site.css", "site.js"))
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert "import" not in module
    assert "fetch(" not in module
