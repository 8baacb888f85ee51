import pytest

from assistant.domain.errors import NotFound
from assistant.ingesting.sources import SourceKind, shipped_sources, sources_in


def write(path, text="x"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_knowledge_in_order(knowledge):
    sources = shipped_sources(knowledge)
    assert [s.kind for s in sources] == [
        SourceKind.INSTRUMENT,
        *[SourceKind.CRITERION] * 3,
        *[SourceKind.FACTSHEET] * 4,
    ]
    assert [s.name for s in sources][:3] == ["instrument", "criteria/2016/1.1.md", "criteria/2016/2.2.md"]
    assert all(s.shipped for s in sources)
    assert {f.name for f in sources[0].files} >= {"2016.toml", "crosswalk.toml", "glossary.toml", "municipalities.toml"}


def test_guidance_that_lies_among_the_knowledge_is_no_source(knowledge):
    before = shipped_sources(knowledge)
    write(knowledge / "criteria" / "2016" / "README.md")
    write(knowledge / "factsheets" / "README.md")
    assert shipped_sources(knowledge) == before


def test_a_folder_is_read_to_the_bottom_in_order_without_what_is_hidden(tmp_path, knowledge):
    folder = tmp_path / "filer"
    for name in ("b.txt", "a.pdf", "under/c.docx", ".gömd.txt", ".git/d.txt", "under/.e.txt"):
        write(folder / name)
    assert [s.path.relative_to(folder).as_posix() for s in sources_in([folder], knowledge)] == [
        "a.pdf",
        "b.txt",
        "under/c.docx",
    ]


def test_each_file_once_however_it_is_named(tmp_path, knowledge):
    file = write(tmp_path / "filer" / "a.txt")
    (tmp_path / "länk.txt").symlink_to(file)
    found = list(sources_in([file, tmp_path / "filer", tmp_path / "filer" / ".." / "filer" / "a.txt"], knowledge))
    assert [s.path for s in found] == [file]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path, knowledge):
    write(tmp_path / "annat" / "hemligt.txt")
    write(tmp_path / "filer" / "a.txt")
    (tmp_path / "filer" / "b.txt").symlink_to(tmp_path / "annat" / "hemligt.txt")
    (tmp_path / "filer" / "mapp").symlink_to(tmp_path / "annat", target_is_directory=True)
    assert [s.name for s in sources_in([tmp_path / "filer"], knowledge)] == ["a.txt"]


def test_an_unknown_path_is_told_by_name(tmp_path, knowledge):
    missing = tmp_path / "saknas.pdf"
    with pytest.raises(NotFound, match=r"saknas\.pdf finns inte"):
        list(sources_in([missing], knowledge))


def test_the_knowledge_folder_given_by_name_is_the_shipped_knowledge(knowledge):
    assert tuple(sources_in([knowledge / "." / "factsheets" / ".."], knowledge)) == shipped_sources(knowledge)


@pytest.mark.parametrize(
    ("name", "kind", "logical"),
    [
        ("2.2.md", SourceKind.CRITERION, "criteria/2016/2.2.md"),
        ("2020/2.2.md", SourceKind.CRITERION, "criteria/2020/2.2.md"),
        ("egna/2.2.md", SourceKind.CRITERION, "criteria/2016/2.2.md"),
        ("9.2.md", SourceKind.FILE, "9.2.md"),
        ("2.2.txt", SourceKind.FILE, "2.2.txt"),
        ("blad.toml", SourceKind.FACTSHEET, "factsheets/blad.toml"),
        ("rapport.pdf", SourceKind.FILE, "rapport.pdf"),
    ],
)
def test_which_reader_a_file_belongs_to(tmp_path, knowledge, name, kind, logical):
    (source,) = sources_in([write(tmp_path / "filer" / name)], knowledge)
    assert (source.kind, source.name, source.shipped) == (kind, logical, False)


def test_two_files_of_one_name_in_two_folders_are_two_documents(tmp_path, knowledge):
    for municipality in ("Lund", "Umeå"):
        write(tmp_path / "filer" / municipality / "rapport.txt", municipality)
    assert len({s.name for s in sources_in([tmp_path / "filer"], knowledge)}) == 2


def test_the_hash_follows_bytes(tmp_path, knowledge):
    file = write(tmp_path / "a.txt", "ett")
    (source,) = sources_in([file], knowledge)
    first = source.content_sha256()
    write(file, "två")
    assert source.content_sha256() != first
    write(file, "ett")
    assert source.content_sha256() == first
    instrument = shipped_sources(knowledge)[0]
    before = instrument.content_sha256()
    with (knowledge / "glossary.toml").open("a", encoding="utf-8") as glossary:
        glossary.write("\n# en rad till\n")
    assert instrument.content_sha256() != before
