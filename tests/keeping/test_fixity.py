"""Verify, held against OCFL's own fixtures, against ocfl-py, and against planted damage."""

import shutil
import tarfile

import ocfl
import pytest

from edossier.keeping import events, layout, log_unlogged, verify, writing
from edossier.keeping.object_check import problems_of_object

TEXT = "The chairman asked whether the loan could be paid back in cloth and in tinned fish. " * 3


@pytest.fixture(scope="session")
def ocfl_fixtures(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ocfl")
    with tarfile.open(shared / "data" / "standards" / "ocfl-fixtures.tar.xz") as packed:
        packed.extractall(folder, filter="data")
    return folder / "ocfl-fixtures"


@pytest.fixture
def filled(archive, document, dossier, put):
    """An archive of two dossiers, one of them in three versions."""
    documents = [document(n, title=f"Letter {n}", date=f"1956-0{n}-01", text=TEXT + str(n))
                 for n in range(1, 5)]  # fmt: skip
    put(dossier(*documents))
    put(dossier(*documents, essay="Second."))
    put(dossier(*documents[:3], essay="Third."))
    put(dossier(documents[0], series=("Bulletin", "8")))
    return archive


def stored_files(archive):
    return sorted(path for path in archive.ocfl.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", ["good", "warn"])
def test_every_good_object_of_the_standard_is_found_sound(ocfl_fixtures, kind):
    folders = sorted(ocfl_fixtures.glob(f"1.*/{kind}-objects/*"))
    assert len(folders) > 10
    complaints = {folder.name: [str(p) for p in problems_of_object(folder)] for folder in folders}
    assert {name: found for name, found in complaints.items() if found} == {}


def test_every_bad_object_of_the_standard_is_found_bad(ocfl_fixtures):
    folders = sorted(ocfl_fixtures.glob("1.*/bad-objects/*"))
    assert len(folders) > 90
    assert [folder for folder in folders if not list(problems_of_object(folder))] == []


def test_a_sound_archive_has_no_problem(filled):
    assert list(verify(filled)) == []


def test_ocfl_py_finds_the_root_valid(filled):
    root = ocfl.StorageRoot(root=str(filled.ocfl))
    assert root.validate(log_warnings=True)
    assert (root.num_objects, root.good_objects) == (2, 2)


@pytest.mark.parametrize(
    ("identifier", "folder"),
    [
        # the two examples of OCFL extension 0003
        ("object-01", "3c0/ff4/240/object-01"),
        ("..hor/rib:le-$id", "487/326/d8c/%2e%2ehor%2frib%3ale-%24id"),
    ],
)
def test_objects_lie_where_the_layout_extension_says(identifier, folder):
    assert str(layout.folder_of(identifier)) == folder


def test_a_long_identifier_is_cut_and_keeps_its_hash():
    name = layout.folder_of("a" * 101).name
    assert name[:101] == "a" * 100 + "-"
    assert len(name) == 100 + 1 + 64


def test_every_single_file_is_named_when_it_is_missing(filled):
    last_entry = max(filled.log.rglob("0*.json"))  # of it, the object it told of is named
    for path in stored_files(filled):
        content = path.read_bytes()
        path.unlink()
        problems = list(verify(filled))
        named = {problem.path for problem in problems}
        assert not named.isdisjoint((path, *path.parents)) or (named and path == last_entry), path
        path.write_bytes(content)
    assert list(verify(filled)) == []


def test_every_single_file_is_named_when_one_byte_differs(filled):
    for path in stored_files(filled):
        content = path.read_bytes()
        middle = len(content) // 2
        path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
        problems = list(verify(filled))
        named = {problem.path for problem in problems}
        # a byte of a sidecar speaks against its inventory: either may be the one that changed
        assert path in named or path.with_suffix("") in named, path
        path.write_bytes(content)


def test_a_file_that_nothing_lists_is_named_wherever_it_lies(filled):
    folders = [path for path in (filled.ocfl, *filled.ocfl.rglob("*")) if path.is_dir()]
    for folder in folders:
        extra = folder / "extra.txt"
        extra.write_text("put in by hand")
        assert extra in {problem.path for problem in verify(filled)}, folder
        extra.unlink()


def test_an_object_that_is_gone_whole_is_missed_by_the_log(filled):
    first = next(filled.ocfl.rglob("0=ocfl_object_1.1")).parent
    shutil.rmtree(first.parent.parent.parent)
    assert all("it is missing" in str(problem) for problem in verify(filled))
    assert list(verify(filled))


def test_an_object_put_in_by_another_hand_has_no_entry_in_the_log(filled):
    last = max(filled.log.rglob("0*.json"))
    last.unlink()
    assert ["has no entry in the log" in str(problem) for problem in verify(filled)] == [True]


def test_lost_entries_of_the_log_are_written_again(filled):
    told = [(event.ark, event.version) for event in events(filled)]
    for path in sorted(filled.log.rglob("0*.json"))[-2:]:
        path.unlink()
    with writing(filled) as writer:
        assert len(log_unlogged(writer)) == 2
        assert log_unlogged(writer) == ()
    assert set(told) == {(event.ark, event.version) for event in events(filled)}
    assert list(verify(filled)) == []


def test_a_log_entry_that_tells_of_other_files_is_named(filled):
    event = min(filled.log.rglob("0*.json"))
    event.write_text(event.read_text().replace('"inventory_sha512": "', '"inventory_sha512": "0'))
    assert event in {problem.path for problem in verify(filled)}
