"""Tells files that cannot be a page by their first bytes."""

# Signature parts as (offset, bytes), and what such a file is. Sources: the formats' own specifications, as collected in the
# magic database of file(1). Short signatures that ordinary text may start with ("BM", "MZ") carry a second part.
SIGNATURES: tuple[tuple[tuple[tuple[int, bytes], ...], str], ...] = (
    (((0, b"\xff\xd8\xff"),), "JPEG image"),
    (((0, b"\x89PNG\r\n\x1a\n"),), "PNG image"),
    (((0, b"GIF87a"),), "GIF image"),
    (((0, b"GIF89a"),), "GIF image"),
    (((0, b"RIFF"), (8, b"WEBP")), "WebP image"),
    (((4, b"ftypavif"),), "picture (AVIF)"),
    (((4, b"ftypheic"),), "picture (HEIC)"),
    (((0, b"II*\0"),), "TIFF image"),
    (((0, b"MM\0*"),), "TIFF image"),
    (((0, b"BM"), (6, b"\0\0\0\0")), "BMP image"),
    (((0, b"\0\0\x01\0"),), "Windows icon"),
    (((0, b"%PDF-"),), "PDF document"),
    (((0, b"%!PS-Adobe"),), "PostScript document"),
    (((0, b"{\\rtf1"),), "Rich Text document"),
    (((0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),), "Microsoft Office document"),
    (((0, b"PK\x03\x04"),), "ZIP archive"),
    (((0, b"PK\x05\x06"),), "ZIP archive"),
    (((0, b"Rar!\x1a\x07"),), "RAR archive"),
    (((0, b"7z\xbc\xaf\x27\x1c"),), "7z archive"),
    (((257, b"ustar\0"),), "tar archive"),
    (((257, b"ustar  \0"),), "tar archive"),
    (((0, b"WARC/1."),), "web archive (WARC)"),
    (((0, b"\x1f\x8b\x08"),), "gzip file"),
    (((0, b"BZh"), (4, b"1AY&SY")), "bzip2 file"),
    (((0, b"\xfd7zXZ\0"),), "compressed file (XZ)"),
    (((0, b"\x28\xb5\x2f\xfd"),), "compressed file (Zstandard)"),
    (((0, b"\x7fELF"),), "program (ELF)"),
    (((0, b"MZ"), (3, b"\0")), "program (Windows)"),
    (((0, b"\xcf\xfa\xed\xfe"),), "program (Mach-O)"),
    (((0, b"\xca\xfe\xba\xbe"),), "program (Java or Mach-O)"),
    (((0, b"\0asm"),), "program (WebAssembly)"),
    (((4, b"ftyp"),), "video (MP4)"),
    (((0, b"\x1a\x45\xdf\xa3"),), "video (Matroska)"),
    (((0, b"RIFF"), (8, b"AVI ")), "video (AVI)"),
    (((0, b"RIFF"), (8, b"WAVE")), "sound file (WAV)"),
    (((0, b"ID3"), (4, b"\0")), "sound file (MP3)"),
    (((0, b"OggS\0"),), "sound file (Ogg)"),
    (((0, b"fLaC\0"),), "sound file (FLAC)"),
    (((0, b"wOFF"),), "font (WOFF)"),
    (((0, b"wOF2"),), "font (WOFF2)"),
    (((0, b"SQLite format 3\0"),), "database (SQLite)"),
    (((0, b"PAR1"),), "Parquet table"),
)


def binary_kind(data: bytes) -> str | None:
    """What a file is that is no page ("JPEG image", "PDF document" …), told by its first bytes; None where it may be a page.

    Every name reads well after "a". A file that is cut before the end of its signature is None.
    """
    for parts, kind in SIGNATURES:
        if all(data.startswith(magic, offset) for offset, magic in parts):
            return kind
    return None
