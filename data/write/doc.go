// Package write turns facts into YAML: the one place that does. It changes a
// value, a field or an item of a document that exists by splicing its text, so
// that every other byte stays as the editor left it: comments, order, quotes,
// flow or block style, line ends. An item is put in as its neighbours are
// written; what is taken away takes along the remarks that belong to it,
// and no divider or line for tools (Delete says which). The front matter of a Markdown file is such a
// document. Anchors, aliases, tags and blocks of a written depth are read and
// never changed; what stands beside them can be. It refuses to know what the fields mean, to read or write files,
// and to hand back a document that does not read as it was asked to.
package write
