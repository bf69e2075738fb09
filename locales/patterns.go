package locales

import (
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// A setting that is filled in says with what, in the tag fills of its field: the
// names of its placeholders, those with ! it cannot do without.
const fills = "fills"

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// unfilled finds what a pattern asks for and nobody fills in, which would be
// printed with its braces, and what it drops of what it is given.
func unfilled(n *yaml.Node, names, file, lang, path string) diag.List {
	if n.Kind != yaml.ScalarNode || n.Value == "" {
		return nil
	}
	var known, asked []string
	for _, name := range strings.Split(names, " ") {
		known = append(known, "{"+strings.TrimSuffix(name, "!")+"}")
	}
	var found diag.List
	bad := func(hint, msg diag.Text, args ...any) {
		found.Add(diag.Issue{Code: CodeBadSetting, Severity: diag.Error, Lang: lang, Pos: at(file, n), Field: path, Msg: diag.Said(msg, args...),
			Hint: hint})
	}
	for _, m := range placeholder.FindAllString(n.Value, -1) {
		if asked = append(asked, m); !slices.Contains(known, m) {
			near := diag.Nearest(strings.Trim(m, "{}"), bare(known))
			asked = append(asked, "{"+near+"}") // which is not missing besides
			bad(diag.DidYouMean(m, known), "Nothing is filled in for %s in the setting %s.", m, path)
		}
	}
	for i, name := range strings.Split(names, " ") {
		if strings.HasSuffix(name, "!") && !slices.Contains(asked, known[i]) {
			bad(diag.Said("Write %s where it is to stand.", known[i]), "The setting %s has no place for %s.", path, known[i])
		}
	}
	return found
}

// bare is placeholders without their braces.
func bare(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, strings.Trim(n, "{}"))
	}
	return out
}
