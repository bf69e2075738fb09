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

func TestItemsAreInserted(t *testing.T) {
	offer := write.Group{{"id", write.Text("new")}, {"layers", write.List{write.Text("iaas")}}, {"stages", write.List{write.Group{{"stage", write.Text("left")}}}}}
	add := func(v write.Value, p ...any) func(*write.Doc) error {
		return func(d *write.Doc) error { return d.Append(at(p...), v) }
	}
	put := func(v write.Value, p ...any) func(*write.Doc) error {
		return func(d *write.Doc) error { return d.Insert(at(p...), v) }
	}
	x := write.Text("x")
	holds(t, map[string]change{
		"behind the last, comments stay": {"l:\n  # about a\n  - a # A\n    # more of a\n  # the end\nm: 1\n",
			"l:\n  # about a\n  - a # A\n    # more of a\n  - x\n  # the end\nm: 1\n", add(x, "l")},
		"before one with its remark":    {"l:\n  - a # A\n  # about b\n  - b\n", "l:\n  - a # A\n  - x\n  # about b\n  - b\n", put(x, "l", 1)},
		"before the first":              {"l: # why\n  # about a\n  - a\n", "l: # why\n  - x\n  # about a\n  - a\n", put(x, "l", 0)},
		"behind the last by its number": {"l:\n- a\nm: 1\n", "l:\n- a\n- x\nm: 1\n", put(x, "l", 1)},
		"without a last line break":     {"l:\n  - a", "l:\n  - a\n  - x", add(x, "l")},
		"apart as its neighbours are":   {"l:\n  - id: a\n\n  # about b\n  - id: b\n\nm: 1\n", "l:\n  - id: a\n\n  # about b\n  - id: b\n\n  - id: x\n\nm: 1\n", add(write.Group{{"id", x}}, "l")},
		"apart, before the first":       {"l:\n  - id: a\n\n  - id: b\n", "l:\n  - id: x\n\n  - id: a\n\n  - id: b\n", put(write.Group{{"id", x}}, "l", 0)},
		"a whole offer": {"l:\n  - id: a\n    note: |\n      kept\nm: 1\n",
			"l:\n  - id: a\n    note: |\n      kept\n  - id: new\n    layers: [iaas]\n    stages:\n      - stage: left\nm: 1\n", add(offer, "l")},
		"in braces as its neighbours are": {"l:\n  - {id: a} # A\n", "l:\n  - {id: a} # A\n  - {id: new, layers: [iaas], stages: [{stage: left}]}\n", add(offer, "l")},
		"in quotes as its neighbours are": {"l: [\"a\"]\n", "l: [\"a\", \"x\"]\n", add(x, "l")},
		"between brackets":                {"l: [a, b] # two\n", "l: [a, x, b] # two\n", put(x, "l", 1)},
		"between brackets, last":          {"l: [a, b,] # two\n", "l: [a, b, x,] # two\n", add(x, "l")},
		"between brackets, on lines": {"l: [\n  a, # A\n  # about b\n  b # B\n]\n",
			"l: [\n  a, # A\n  # about b\n  b, # B\n  x\n]\n", add(x, "l")},
		"between brackets, on lines with a last comma": {"l: [\n  a,\n  b, # B\n]\n", "l: [\n  a,\n  b, # B\n  x,\n]\n", add(x, "l")},
		"between brackets, before one with its remark": {"l: [\n  a,\n  # about b\n  b,\n]\n", "l: [\n  a,\n  x,\n  # about b\n  b,\n]\n", put(x, "l", 1)},
		"words in an empty list":                       {"l: [] # none yet\nm: 1\n", "l: [x] # none yet\nm: 1\n", add(x, "l")},
		"an offer in an empty list": {"l: []   # none yet\nm: 1\n",
			"l:   # none yet\n  - id: new\n    layers: [iaas]\n    stages:\n      - stage: left\nm: 1\n", add(offer, "l")},
		"in an empty list with a remark":     {"l: [ # none yet\n  ]\n", "l: [x # none yet\n  ]\n", add(x, "l")},
		"in an empty list in braces":         {"a: {l: [ ], m: 1}\n", "a: {l: [{id: x}], m: 1}\n", add(write.Group{{"id", x}}, "a", "l")},
		"in an empty list that is all":       {"# none\n[]\n", "# none\n[x]\n", put(x, 0)},
		"in a field without a value":         {"l: # none yet\nm: 1\n", "l: [x] # none yet\nm: 1\n", add(x, "l")},
		"in a field that is not there":       {"m: 1 # one\n", "m: 1 # one\na:\n  l:\n    - id: x\n", add(write.Group{{"id", x}}, "a", "l")},
		"in a document that holds nothing":   {"# a register\n", "# a register\n- x\n", put(write.Line{Value: x}, 0)},
		"in a list in a list, before a dash": {"l:\n  - - a # A\n    - b\n", "l:\n  - - x\n    - a # A\n    - b\n", put(x, "l", 0, 0)},
	})
}

// A remark on a field or item goes with it, and every other one stays.
func TestRemarksGoWithWhatTheyAreOn(t *testing.T) {
	del := func(p ...any) func(*write.Doc) error { return func(d *write.Doc) error { return d.Delete(at(p...)) } }
	holds(t, map[string]change{
		"a field":                  {"z: 0\n# about a\na: 1 # one\n# about b\nb: 2\n", "z: 0\n# about b\nb: 2\n", del("a")},
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
		"what opens the file stays":        {"# yaml-language-server: $schema=x.json\n# the list\n- a # A\n- b\n", "# yaml-language-server: $schema=x.json\n# the list\n- b\n", del(0)},
		"a divider stays":                  {"l:\n  # ---- one ----\n  # about a\n  - a\n  # ---- two ----\n  - b\n", "l:\n  # ---- one ----\n  # ---- two ----\n  - b\n", del("l", 0)},
		"a banner stays":                   {"l:\n  - a\n  # ====\n  # two\n  # ====\n  - b # B\n", "l:\n  - a\n  # ====\n  # two\n  # ====\n", del("l", 1)},
		"a divider above the only item":    {"l:\n  # one ------\n  - a\nm: 1\n", "l: []\n  # one ------\nm: 1\n", del("l", 0)},
		"a schema further down stays":      {"a: 1\n# $schema: y.json\nb: 2\n", "a: 1\n# $schema: y.json\n", del("b")},
		"a remark on the list stays":       {"l:\n# of all\n  # about a\n  - a\n  - b\n", "l:\n# of all\n  - b\n", del("l", 0)},
		"deeper below":                     {"l:\n  - a\n    # more of a\n  # about b\n  - b\n", "l:\n  # about b\n  - b\n", del("l", 0)},
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
func TestItemsThatHaveNoPlace(t *testing.T) {
	d, err := write.YAML("x.yaml", []byte("a: 1\nl:\n  - x\n"))
	if err != nil {
		t.Fatal(err)
	}
	was := string(d.Bytes())
	for want, err := range map[string]error{
		"x.yaml:1:4: a cannot have an item: it is no list. Make it one, or choose another field.":    d.Append(at("a"), write.Text("y")),
		"x.yaml:3:3: There is no item [4] here, and none before it. Insert those first.":             d.Insert(at("l", 4), write.Text("y")),
		"x.yaml:1:1: There is no item [1] here, and none before it. Insert those first.":             d.Insert(at("m", 1), write.Text("y")),
		"x.yaml:1:1: a is a field and no place in a list. Say before which item, counted from 0.":    d.Insert(at("a"), write.Text("y")),
		"x.yaml:3:5: l[0] cannot have an item: it is no list. Make it one, or choose another field.": d.Insert(at("l", 0, 0), write.Text("y")),
		"x.yaml:1:1: No path was given. Say which field is meant.":                                   d.Append(nil, write.Text("y")),
		"x.yaml:1:1: l: \"a: b\" is neither a number nor a day nor a word. Change it by hand.":       d.Append(at("l"), write.Bare("a: b")),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if string(d.Bytes()) != was {
		t.Errorf("a change that failed has left %s", d.Bytes())
	}
}
