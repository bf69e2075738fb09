// Package preflight judges finished PDF files as a print shop and an
// accessibility checker would, from the bytes alone. It reads them with
// pdfcpu, which had no part in writing them, interprets the content streams
// itself, and never asks the packages that made the file: a fault shared by
// writer and checker would pass unseen.
//
// It owns the rules, as a table: each has a stable code, its source (a clause
// of a standard, a rule of the Ghent Workgroup's 2022 specifications, a
// checkpoint of the Matterhorn Protocol, or the house), a title in both working
// languages and a check. A rule answers pass, fail or not checked, and a failed
// one says where (page, millimetres from the trim's top left), and the figure
// against its limit.
//
// It refuses to repair, to write and to raster. What needs pixels (a picture's
// look, the mean ink under a soft edge) is estimated from the painted shapes,
// and the estimate says so; what needs a person (is this the right language, a
// good alternative) is listed as not checked. Titles and remarks are about
// files, not text of an edition, so they stand here in French and English and
// not in the locale files.
package preflight
