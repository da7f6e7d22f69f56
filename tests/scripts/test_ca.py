"""`gardefou ca`: the certificate to distribute, and never the key."""

from pathlib import Path

from click.testing import CliRunner, Result
from cryptography import x509

from scripts.ca import ca


def export(data_dir: Path, *arguments: str) -> Result:
    return CliRunner().invoke(ca, ["export", "--data-dir", str(data_dir), *arguments])


def test_export_prints_the_certificate_alone(tmp_path: Path) -> None:
    """The same each time; on the first time it is made."""
    first, second = export(tmp_path / "d"), export(tmp_path / "d")
    assert (0, first.output) == (second.exit_code, second.output)
    assert x509.load_pem_x509_certificate(first.output.encode()).subject
    assert "PRIVATE" not in first.output
    assert (tmp_path / "d/ca-cert.pem").read_text() == first.output


def test_export_writes_a_file_and_says_which(tmp_path: Path) -> None:
    done = export(tmp_path / "d", "--out", str(tmp_path / "ca.pem"))
    assert (0, f"{tmp_path / 'ca.pem'}\n") == (done.exit_code, done.output)
    assert export(tmp_path / "d").output == (tmp_path / "ca.pem").read_text()


def test_a_key_that_others_can_read_exits_2_with_the_remedy(tmp_path: Path) -> None:
    export(tmp_path / "d")
    (tmp_path / "d/keys/mitmproxy-ca.pem").chmod(0o644)
    done = export(tmp_path / "d")
    assert 2 == done.exit_code
    assert "chmod 600" in done.stderr


def test_a_file_that_cannot_be_written_exits_2(tmp_path: Path) -> None:
    done = export(tmp_path / "d", "--out", str(tmp_path / "absent/ca.pem"))
    assert (2, True) == (done.exit_code, "absent/ca.pem" in done.stderr)
