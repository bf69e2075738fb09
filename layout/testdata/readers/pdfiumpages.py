# Draws the pages of a PDF file as PDFium does, at 144 dots per inch:
# pdfiumpages.py FOLDER-OF-PYPDFIUM2 FILE FOLDER.
import os
import struct
import sys
import zlib

sys.path.insert(0, sys.argv[1])
import pypdfium2


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


for i, page in enumerate(pypdfium2.PdfDocument(sys.argv[2])):
    b = page.render(scale=2, rev_byteorder=True)
    raw = bytes(b.buffer)
    rows = b"".join(b"\0" + raw[y * b.stride : y * b.stride + 3 * b.width] for y in range(b.height))
    with open(os.path.join(sys.argv[3], "%03d.png" % (i + 1)), "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n")
        f.write(chunk(b"IHDR", struct.pack(">IIBBBBB", b.width, b.height, 8, 2, 0, 0, 0)))
        f.write(chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))
