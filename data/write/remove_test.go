package write_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/secnumcloud-observatory/press/data/write"
)

// change is what is done to a text, and what it then is.
type change struct {
	text, want string
	do         func(*write.Doc) error
}

// holds makes changes with every line break a file may have.
func holds(t *testing.T, changes map[string]change) {
	t.Helper()
	for name, c := range changes {
		for _, eol := range []string{"\n", "\r\n"} {
			t.Run(name, func(t *testing.T) {
				lines := strings.NewReplacer("\n", eol)
				d, err := write.YAML("x.yaml", []byte(lines.Replace(c.text)))
				if err != nil {
					t.Fatal(err)
				}
				if err := c.do(d); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(lines.Replace(c.want), string(d.Bytes())); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func TestRemarksGoWithWhatTheyAreOn(t *testing.T) {
	del := func(p ...any) func(*write.Doc) error { return func(d *write.Doc) error { return d.Delete(at(p...)) } }
	holds(t, map[string]change{
		"a field":                  {"# about a\na: 1 # one\n# about b\nb: 2\n", "# about b\nb: 2\n", del("a")},
		"the last field":           {"# about a\na: 1\n\n# about b\n# and more\nb: 2 # two\n", "# about a\na: 1\n", del("b")},
		"a field between":          {"# head\n\na: |\n  # words\n# about b\nb: 2\n\n# rest\n\nc: 3\n", "# head\n\na: |\n  # words\n\n# rest\n\nc: 3\n", del("b")},
		"empty lines on one side":  {"a: 1\n\n# about b\nb: 2\n\nc: 3\n", "a: 1\n\nc: 3\n", del("b")},
		"empty lines that count":   {"a: |+\n  x\n\nb: 2\nc: 3\n", "a: |+\n  x\n\nc: 3\n", del("b")},
		"a remark set apart stays": {"# the file\n\na: 1\nb: 2\n", "# the file\n\nb: 2\n", del("a")},
		"an item":                  {"l:\n  # about a\n  - a\n    # more of a\n  # about b\n  - b # B\n  # the end\n", "l:\n  # about a\n  - a\n    # more of a\n  # the end\n", del("l", 1)},
		"the only item":            {"l:\n  # about x\n  - x # X\nm: 1\n", "l: []\nm: 1\n", del("l", 0)},
		"the only item of a named list": {"l: # why\n  # of all\n\n  # about x\n  - x # X\n  # the end\nm: 1\n",
			"l: [] # why\n  # of all\n\n  # the end\nm: 1\n", del("l", 0)},
		"the only field of an item":        {"l:\n  - a: 1 # A\n  - b\n", "l:\n  - {}\n  - b\n", del("l", 0, "a")},
		"the only field of a group":        {"g:\n  # about a\n  a: 1\nm: 1\n", "g: {}\nm: 1\n", del("g", "a")},
		"the only field of all":            {"# the file\n\n# about a\na: 1 # one\n", "# the file\n\n{}\n", del("a")},
		"the first field of an item":       {"l:\n  # about it\n  - a: 1 # one\n    # about b\n    b: 2\n", "l:\n  # about it\n  - # about b\n    b: 2\n", del("l", 0, "a")},
		"in brackets, on lines":            {"l: [\n   # ex\n   x,\n   # why\n   y, # Y\n]\n", "l: [\n   # why\n   y, # Y\n]\n", del("l", 0)},
		"in brackets, on lines, last":      {"l: [\n   x, # X\n   # ey\n   y # Y\n]\n", "l: [\n   x # X\n]\n", del("l", 1)},
		"in brackets, on lines, the only":  {"l: [\n   # ex\n   x, # X\n]\n", "l: []\n", del("l", 0)},
		"in brackets, behind the item":     {"l: [x, # X\n   y]\n", "l: [y]\n", del("l", 0)},
		"in brackets, behind a line":       {"l: [x, y, # Y\n   z]\n", "l: [x,\n   z]\n", del("l", 1)},
		"in brackets, last behind a line":  {"l: [x, # X\n   y] # L\n", "l: [x # X\n   ] # L\n", del("l", 1)},
		"in brackets, a last comma":        {"l: [x, y, ]\n", "l: [x, ]\n", del("l", 1)},
		"in brackets, a comma on its line": {"l: [x\n   , y]\n", "l: [y]\n", del("l", 0)},
		"in braces":                        {"g: {\n  # about a\n  a: 1, # A\n  # about b\n  b: 2\n}\n", "g: {\n  # about b\n  b: 2\n}\n", del("g", "a")},
	})
}

// What cannot be inserted is said, with the place and what to do.
