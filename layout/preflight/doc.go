// Package preflight judges finished PDF files as a print shop and an
// accessibility checker would. What a file is, package pdf finds out from the
// bytes alone; here stands what is thought of it. Neither asks the packages that
// made the file: a fault shared by writer and checker would pass unseen.
//
// It owns the rules, as a table: each has a stable code, its source (a clause
// of a standard, a rule of the Ghent Workgroup's 2022 specifications, a
// checkpoint of the Matterhorn Protocol, or the house) and a check. A rule
// answers pass, fail or not checked, and a failed one says where (page,
// millimetres from the trim's top left), and the figure against its limit.
//
// Rules find facts: a key and the values that belong to it. Sentences are made of
// them from the files in words, one per language, read without any library; a
// test holds keys, placeholders and files to each other. They speak of files, not
// of an edition, and so need no edition and no locale; a language of the data
// folder can be added to them.
//
// It refuses to repair, to write and to raster. What needs pixels (a picture's
// look, the mean ink under a soft edge) is estimated from the painted shapes,
// and the estimate says so; what needs a person (is this the right language, a
// good alternative) is listed as not checked.
package preflight
