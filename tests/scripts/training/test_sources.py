"""The folder of sources."""

from pathlib import Path

from scripts.training.sources import FILES, Sources
from tests.scripts.training.small import FIRST, LAST, TOWNS, sources


def test_every_file_is_read(tmp_path: Path) -> None:
    """Each source gives its values, and its digest for the manifest."""
    found = Sources(sources(tmp_path))
    assert found.first_names[0] == (FIRST[0], 900)
    assert found.surnames == LAST
    assert found.communes[0] == (TOWNS[0], "01100", 900)
    assert found.common_words[0] == "le"
    assert found.reports[0].authors == ("Maud Bruyas",)
    assert len(found.hospital_blocks) == 2
    assert found.hospital_names == ["Tarquin", "Pelvoux"]
    assert found.lexicons["EPO"] == ["Crohn"]
    assert len(found.seed_templates) == 2
    assert found.hospital_licence == "BSD 3-Clause"
    assert set(found.digests()) == set(FILES)
