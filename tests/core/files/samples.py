"""The smallest files of every type that is taken, and some that only pretend."""

import io
import zipfile

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00" + b"\x00" * 24
XML = '<?xml version="1.0" encoding="UTF-8"?><Товар>烧碱</Товар>'.encode()
CSV = "name,price\n烧碱,12.50\n".encode()
EXECUTABLE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"
HTML = b"<html><br><script>alert(1)</script></html>"
XXE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "' + b"ha" * 1000 + b'">]><a>' + b"&b;" * 1000 + b"</a>"


def archive(**entries: bytes) -> bytes:
    """Make a ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in entries.items():
            container.writestr(name, content)
    return stream.getvalue()


WORKBOOK = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
XLSX = archive(**WORKBOOK)
XLSX_WITH_MACROS = archive(**WORKBOOK, **{"xl/vbaProject.bin": b"macro"})
XLSX_OF_TOO_MANY = archive(**WORKBOOK, **{f"xl/{number}.xml": b"" for number in range(5_000)})
PLAIN_ZIP = archive(**{"readme.txt": b"hello"})
