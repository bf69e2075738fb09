// Package pdf says what a PDF file is: its objects, pages, fonts, colours, inks,
// structure tree and metadata, and every mark its content streams paint, with
// place, size, colour and the marked content around it. It reads with pdfcpu,
// which had no part in writing the press's files, and interprets content streams
// itself.
//
// It states facts, as typed values in the terms of ISO 32000-1, and has no
// opinion and no sentence: what of them is right, and in which words to say it,
// is package preflight's. What it falls over is a fact too, a Stumble.
//
// It is the only importer of pdfcpu, and imports nothing of the press. It knows
// some things again that the writer knows (structure types, headers of ICC
// profiles, tables of TrueType): on purpose, see decision 4.
package pdf
