"""Kinds of files, as a charter names them: by the ending of the name. A closed list, so that no word of a name is kept."""

from enum import StrEnum


class FileType(StrEnum):
    """What a file is to those who write charters."""

    TEXT = "text"
    PDF = "pdf"
    DOCUMENT = "document"
    TABLE = "table"
    SLIDES = "slides"
    IMAGE = "image"
    SOUND = "sound"
    ARCHIVE = "archive"
    MAIL = "mail"
    DATA = "data"
    """Statistics, databases and structured exports."""
    CODE = "code"
    OTHER = "other"


_ENDINGS = {
    FileType.TEXT: "txt md rtf log tex",
    FileType.PDF: "pdf",
    FileType.DOCUMENT: "doc docx odt dotx pages",
    FileType.TABLE: "csv tsv xls xlsx xlsm ods numbers",
    FileType.SLIDES: "ppt pptx odp key",
    FileType.IMAGE: "png jpg jpeg gif bmp webp tif tiff heic svg dcm",
    FileType.SOUND: "mp3 m4a wav ogg flac mp4 mov avi mkv webm",
    FileType.ARCHIVE: "zip 7z rar tar gz tgz bz2 xz",
    FileType.MAIL: "eml msg mbox pst",
    FileType.DATA: "json xml sas7bdat xpt dta sav rds rdata parquet sqlite db hl7 html htm",
    FileType.CODE: "py r sas sql js ts java c cpp h sh ipynb yaml yml",
}
_TYPES = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}


def file_type(name: str) -> FileType:
    """The kind of a file by its name: `CRF visite 3.XLSX` is a table."""
    return _TYPES.get(name.strip().rpartition(".")[2].lower(), FileType.OTHER)
