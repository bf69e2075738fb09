package page

import "github.com/secnumcloud-observatory/press/layout/block"

// Layout turns a document into pages. It repeats until the folios that the
// text refers to settle, five times at most. Findings are collected, none
// stops it; with an Overflow among them the pages are not fit to be painted.
func Layout(env *block.Env, doc *Document) *Result { return NewTrial(env, doc).Result() }
