# Prints the text of a PDF file as PDFium reads it, which is what Chromium does:
# pdfium.py FOLDER-OF-PYPDFIUM2 FILE.
import sys

sys.path.insert(0, sys.argv[1])
import pypdfium2

sys.stdout.reconfigure(encoding="utf-8")
for page in pypdfium2.PdfDocument(sys.argv[2]):
    print(page.get_textpage().get_text_range())
