// Prints the text of a PDF file as pdf.js reads it, without bringing characters
// to normal forms: pdfjs.mjs FOLDER-OF-PDFJS-DIST FILE.
import { pathToFileURL } from 'node:url';

globalThis.DOMMatrix ??= class {}; // it draws nothing
console.warn = () => {};
console.log = ((log) => (...a) => (String(a[0]).startsWith('Warning') ? undefined : log(...a)))(console.log);
const { getDocument } = await import(pathToFileURL(process.argv[2] + '/legacy/build/pdf.mjs'));
const doc = await getDocument({ url: process.argv[3], verbosity: 0 }).promise;
for (let i = 1; i <= doc.numPages; i++) {
  const text = await (await doc.getPage(i)).getTextContent({ disableNormalization: true });
  console.log(text.items.map((x) => x.str + (x.hasEOL ? '\n' : '')).join(''));
}
