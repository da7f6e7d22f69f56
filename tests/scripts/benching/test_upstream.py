"""The fast stand-in: an authority to trust, an address, and an end. What it answers is shown in test_sides.py."""

from pathlib import Path

from scripts.benching.upstream import upstream


def test_it_listens_and_gives_its_authority(tmp_path: Path) -> None:
    with upstream(tmp_path) as service:
        assert service.url.startswith("http://127.0.0.1:")
        assert b"BEGIN CERTIFICATE" in service.write_ca(tmp_path / "copy.pem").read_bytes()
