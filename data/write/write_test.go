package write_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/write"
)

const register = `# Offers, by provider.
observed: 2025-01-31   # complete from here

offers:
  # two of them
  - id: its-securekube
    provider: 'its-integra' # who
    stages:
      - {stage: candidate, layers: [iaas, caas], known: 2025-11-30} # in braces
    note: >-   # folded
      One line
      and another.

  - id: second
    empty:
    raw: |
      kept
        as it is
  # the end of the list
`

// at is a path in words and numbers.
func at(words ...any) write.Path {
	var p write.Path
	for _, w := range words {
		switch w := w.(type) {
		case int:
			p = append(p, write.Item(w))
		case string:
			p = append(p, write.Field(w))
		}
	}
	return p
}

func TestChangesAreSplicedIn(t *testing.T) {
	set := func(v write.Value, p ...any) func(*write.Doc) error {
		return func(d *write.Doc) error { return d.Set(at(p...), v) }
	}
	remove := func(p ...any) func(*write.Doc) error { return func(d *write.Doc) error { return d.Delete(at(p...)) } }
	for _, c := range []struct {
		name   string
		do     func(*write.Doc) error
		change [2]string // of the register: what stood there, what stands there
	}{
		{"a day keeps the comment behind it", set(write.Bare("2025-02-28"), "observed"), [2]string{"2025-01-31   #", "2025-02-28   #"}},
		{"quotes stay", set(write.Text("d'Artagnan"), "offers", 0, "provider"), [2]string{"'its-integra' #", "'d''Artagnan' #"}},
		{"words that look like a number are quoted", set(write.Text("2057"), "offers", 1, "id"), [2]string{"id: second", `id: "2057"`}},
		{"words that YAML would cut are quoted", set(write.Text("C# and #cloud: both"), "offers", 1, "id"), [2]string{"id: second", `id: "C# and #cloud: both"`}},
		{"in braces", set(write.Text("a, b"), "offers", 0, "stages", 0, "stage"), [2]string{"stage: candidate", `stage: "a, b"`}},
		{"a folded text stays folded", set(write.Text("Other words: a whole sentence that goes on for longer than a line of eighty has room."), "offers", 0, "note"),
			[2]string{"note: >-   # folded\n      One line\n      and another.\n", "note: >- # folded\n      Other words: a whole sentence that goes on for longer than a line of\n      eighty has room.\n"}},
		{"a text of lines", set(write.Text("a\n b\n"), "offers", 1, "raw"), [2]string{"|\n      kept\n        as it is\n", "|\n      a\n       b\n"}},
		{"an empty field", set(write.Text("x"), "offers", 1, "empty"), [2]string{"empty:\n", "empty: x\n"}},
		{"a new field", set(write.Line{Value: write.List{write.Text("a"), write.Bare("3")}}, "offers", 0, "kinds"), [2]string{"and another.\n", "and another.\n    kinds: [a, 3]\n"}},
		{"a new group inside a new group", set(write.Text("x"), "offers", 1, "empty", "fr"), [2]string{"empty:\n", "empty:\n      fr: x\n"}},
		{"a new field in braces", set(write.Bare("yes"), "offers", 0, "stages", 0, "flag"), [2]string{"2025-11-30}", "2025-11-30, flag: yes}"}},
		{"a group for a word", set(write.Group{{"a", write.Text("x")}, {"b", write.Group{{"c", write.Text("z")}}}}, "offers", 1, "id"),
			[2]string{"id: second\n", "id:\n      a: x\n      b:\n        c: z\n"}},
		{"a word for a list", set(write.Text("none"), "offers", 0, "stages"),
			[2]string{"stages:\n      - {stage: candidate, layers: [iaas, caas], known: 2025-11-30} #", "stages: none #"}},
		{"without a field", remove("offers", 0, "provider"), [2]string{"    provider: 'its-integra' # who\n", ""}},
		{"without the first field", remove("offers", 0, "id"), [2]string{"- id: its-securekube\n    provider", "- provider"}},
		{"without an item in brackets", remove("offers", 0, "stages", 0, "layers", 1), [2]string{"[iaas, caas]", "[iaas]"}},
		{"without a field in braces", remove("offers", 0, "stages", 0, "stage"), [2]string{"{stage: candidate, layers", "{layers"}},
		{"without the only item", remove("offers", 0, "stages", 0), [2]string{"stages:\n      - {stage: candidate, layers: [iaas, caas], known: 2025-11-30} # in braces\n", "stages: []\n"}},
		{"without an item", remove("offers", 1), [2]string{"  - id: second\n    empty:\n    raw: |\n      kept\n        as it is\n", ""}},
	} {
		for _, ends := range []string{"\n", "\r\n"} {
			t.Run(c.name, func(t *testing.T) {
				lines := strings.NewReplacer("\n", ends)
				d, err := write.YAML("register/offers.yaml", []byte(lines.Replace(register)))
				if err != nil {
					t.Fatal(err)
				}
				if err := c.do(d); err != nil {
					t.Fatal(err)
				}
				want := strings.Replace(register, c.change[0], c.change[1], 1)
				if want == register {
					t.Fatal("nothing is expected to change")
				}
				if diff := cmp.Diff(lines.Replace(want), string(d.Bytes())); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func TestFrontMatter(t *testing.T) {
	for _, c := range [][3]string{
		{"head and body", "---\ntitle: A # b\n---\n\nBody.\n", "---\ntitle: New # b\nnote: Note\n---\n\n{{rewrite}}\n\nBody.\n"},
		{"no head", "\ufeffBody.\n", "\ufeff---\ntitle: New\nnote: Note\n---\n\n{{rewrite}}\n\nBody.\n"},
		{"empty head", "---\r\n---\r\nBody.\r\n", "---\r\ntitle: New\r\nnote: Note\r\n---\r\n\r\n{{rewrite}}\r\n\r\nBody.\r\n"},
		{"no body", "---\ntitle: A\n---", "---\ntitle: New\nnote: Note\n---\n\n{{rewrite}}\n"},
	} {
		t.Run(c[0], func(t *testing.T) {
			d, err := write.Markdown("fr/zoom.md", []byte(c[1]))
			if err != nil {
				t.Fatal(err)
			}
			for name, v := range map[string]string{"title": "New"} {
				if err := d.Set(at(name), write.Text(v)); err != nil {
					t.Fatal(err)
				}
			}
			if err := d.Set(at("note"), write.Text("Note")); err != nil {
				t.Fatal(err)
			}
			d.Lead("{{rewrite}}")
			if diff := cmp.Diff(c[2], string(d.Bytes())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFaultsSayWhereAndWhat(t *testing.T) {
	d, err := write.Markdown("fr/zoom.md", []byte("---\ntitle: A\nparts:\n  - {key: a}\nnull: [x]\n---\n"))
	if err != nil {
		t.Fatal(err)
	}
	was := string(d.Bytes())
	for want, err := range map[string]error{
		"fr/zoom.md:2:8: title cannot have a field sub: it is no group of fields. Make it one, or choose another field.":                                                                       d.Set(at("title", "sub"), write.Text("x")),
		"fr/zoom.md:4:3: There is no item [3] here. Insert it first.":                                                                                                                          d.Set(at("parts", 3), write.Text("x")),
		"fr/zoom.md:4:3: There is no parts[4] here. Nothing needs to be deleted.":                                                                                                              d.Delete(at("parts", 4)),
		"fr/zoom.md:2:1: title: \"a: b\" is neither a number nor a day nor a word. Change it by hand.":                                                                                         d.Set(at("title"), write.Bare("a: b")),
		"fr/zoom.md:2:1: title: \"\\xff\" is not text in UTF-8. Change it by hand.":                                                                                                            d.Set(at("title"), write.Text("\xff")),
		"fr/zoom.md:2:1: No path was given. Say which field is meant.":                                                                                                                         d.Delete(nil),
		"edition.yaml:2:1: The structure of the file breaks here. Run edition check, which says more, and mend it.":                                                                            broken("a: b\n c: d\n"),
		"edition.yaml:2:3: The file uses anchors, or punctuation that is rarely seen, and cannot be changed by the press. Write it with plain fields, lists and values, or change it by hand.": broken("a: b\n? |\n  c\n: d\n"),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
	if string(d.Bytes()) != was {
		t.Errorf("a change that failed has left %s", d.Bytes())
	}
	if _, err := write.Markdown("fr/zoom.md", []byte("---\ntitle: A\n")); err == nil || !strings.Contains(err.Error(), "fr/zoom.md:1:1: ") {
		t.Error(err)
	}
}

func broken(text string) error {
	_, err := write.YAML("edition.yaml", []byte(text))
	return err
}

// nasty is words that YAML would take for something else.
func nasty() []string {
	return []string{"", " ", "a", "a: b", "a #b", "#", "- a", "-", "? a", "true", "No", "~", "null", "12", "1e3", "0x1F", "2026-05-31", "1_000", ".inf", "\"", "'", "''", "\\", "a\\nb",
		"*a", "&a", "!a", "|", ">", ">-", "%a", "@a", "`a", "[a]", "{a}", "{{rewrite: é}}", "a, b", "a,b", "a]", "a}", "---", "...", "<<", "=", "a\nb", "a\n\nb\n", "\n", "a\n\n", " a", "a ", "a  b",
		"a\tb", "\ta", "a\r\nb", "a\u00a0b", "\u2028", "\ufeffa", "a\u0085b", "\x00", "\x7f", "é", "😀", "a:", ":a", "a:b", "http://x.fr/#a", "key: |", strings.Repeat("long words ", 30) + "end"}
}

// tree is what a document says, without a word on how.
type tree struct {
	tag, value string
	names      []string
	kids       []tree
}

func read(t testing.TB, text string) tree {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if len(n.Content) == 0 {
		return tree{}
	}
	return branch(n.Content[0])
}

func branch(n *yaml.Node) tree {
	out := tree{tag: n.ShortTag(), value: n.Value}
	for i, k := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			out.names = append(out.names, k.Value)
			continue
		}
		out.kids = append(out.kids, branch(k))
	}
	return out
}

// paths is the way to every value of a tree.
func (x tree) paths(from write.Path) []write.Path {
	var out []write.Path
	for i, k := range x.kids {
		step := write.Item(i)
		if x.names != nil {
			step = write.Field(x.names[i])
		}
		p := append(append(write.Path(nil), from...), step)
		out = append(append(out, p), k.paths(p)...)
	}
	return out
}

// with is the tree after do was done to the n-th value in the order of paths.
func (x tree) with(n *int, do func(owner *tree, i int)) tree {
	x.kids, x.names = append([]tree(nil), x.kids...), append([]string(nil), x.names...)
	for i := 0; i < len(x.kids); i++ {
		if *n--; *n == -1 {
			do(&x, i)
			return x
		}
		x.kids[i] = x.kids[i].with(n, do)
		if *n < 0 {
			return x
		}
	}
	return x
}

func leaf(s string) tree { return tree{tag: "!!str", value: s} }

// splice does one thing to the n-th value of a document, and holds it against
// the same done to what the document says. It tells whether it could be done.
func splice(t *testing.T, text string, n, what int, words string) bool {
	t.Helper()
	d, err := write.YAML("x.yaml", []byte(text))
	if err != nil {
		return false
	}
	was := read(t, text)
	paths := was.paths(nil)
	if len(paths) == 0 {
		return false
	}
	n %= len(paths)
	p := paths[n]
	place, want := n, tree{}
	switch what % 5 {
	case 0:
		err = d.Set(p, write.Text(words))
		want = was.with(&place, func(o *tree, i int) { o.kids[i] = leaf(words) })
	case 1:
		err = d.Delete(p)
		want = was.with(&place, func(o *tree, i int) {
			o.kids = append(o.kids[:i:i], o.kids[i+1:]...)
			if o.names != nil {
				o.names = append(o.names[:i:i], o.names[i+1:]...)
			}
		})
	case 2:
		v := write.Group{{"one", write.Text(words)}, {"list", write.List{write.Text(words), write.Group{{"n", write.Bare("3")}}}}}
		err = d.Set(p, v)
		want = was.with(&place, func(o *tree, i int) {
			o.kids[i] = tree{tag: "!!map", names: []string{"one", "list"}, kids: []tree{leaf(words), {tag: "!!seq", kids: []tree{leaf(words), {tag: "!!map", names: []string{"n"}, kids: []tree{{tag: "!!int", value: "3"}}}}}}}
		})
	case 3:
		if _, field := p[len(p)-1].Name(); field {
			return true // asked for below, of a list
		}
		err = d.Insert(p, write.Group{{"one", write.Text(words)}})
		want = was.with(&place, func(o *tree, i int) {
			o.kids = slices.Insert(o.kids, i, tree{tag: "!!map", names: []string{"one"}, kids: []tree{leaf(words)}})
		})
	case 4:
		list := false
		want = was.with(&place, func(o *tree, i int) {
			list = o.kids[i].tag == "!!seq"
			o.kids[i].kids = append(slices.Clone(o.kids[i].kids), leaf(words))
		})
		if err = d.Append(p, write.Text(words)); !list {
			return true
		}
	}
	if err != nil {
		if string(d.Bytes()) != text {
			t.Fatalf("%v, and the text has changed", err)
		}
		return false
	}
	got := read(t, string(d.Bytes()))
	if diff := cmp.Diff(fmt.Sprint(want), fmt.Sprint(got)); diff != "" {
		t.Fatalf("%s %d %q: %s\n%s\n→\n%s", p, what%5, words, diff, text, d.Bytes())
	}
	return true
}

// Every value of the shipped files can be given any words, and nothing else of
// the file changes: neither its sense nor a line that the value does not touch.
func TestShippedFilesTakeAnyWords(t *testing.T) {
	n := 0
	err := fs.WalkDir(data.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(data.FS(), name)
		if err != nil {
			return err
		}
		text := string(raw)
		if strings.HasSuffix(name, ".md") {
			_, text, _ = strings.Cut(text, "---\n")
			text, _, _ = strings.Cut(text, "\n---")
			text += "\n"
		} else if !strings.HasSuffix(name, ".yaml") {
			return nil
		}
		for _, entry := range entries(text) {
			paths := read(t, entry).paths(nil)
			for i := n % 5; i < len(paths); i += 5 {
				for what := range 5 {
					n++
					words := nasty()[n%len(nasty())]
					done := splice(t, entry, i, what, words)
					if !done {
						t.Fatalf("%s: %s cannot be changed (%d, %q) in\n%s", name, paths[i], what, words, entry)
					}
				}
			}
		}
		return nil
	})
	if err != nil || n < 2000 {
		t.Error(n, err)
	}
}

// entries is a file in pieces small enough to be read again and again, each a
// document of its own.
func entries(text string) []string {
	var out []string
	piece, head := "", ""
	for _, l := range strings.SplitAfter(text, "\n") {
		if strings.HasSuffix(strings.TrimSpace(l), ":") && !strings.HasPrefix(l, " ") {
			head = l
		}
		if strings.HasPrefix(l, "  - ") && strings.Count(piece, "\n") > 25 {
			out = append(out, piece)
			piece = head
		}
		piece += l
	}
	out = append(out, piece)
	return out[:min(len(out), 3)]
}

// Lines before and after the one that changed are the same, to the byte.
func TestNothingElseChanges(t *testing.T) {
	raw, err := fs.ReadFile(data.FS(), "register/offers.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := write.YAML("register/offers.yaml", raw)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Set(at("offers", 3, "provider"), write.Text("x: y")); err != nil {
		t.Fatal(err)
	}
	a, b := strings.Split(string(raw), "\n"), strings.Split(string(d.Bytes()), "\n")
	var differ []string
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			differ = append(differ, a[i])
		}
	}
	if len(a) != len(b) || len(differ) != 1 || !strings.Contains(differ[0], "provider:") {
		t.Errorf("%d lines, then %d: %q", len(a), len(b), differ)
	}
}

func FuzzSplice(f *testing.F) {
	for i, s := range nasty() {
		f.Add(register, i, i, s)
		f.Add("a: {b: [x, {c}, ], 'd' : \"e\"} # f\ng:\n- - h\n  - i\n-\n- j\n", i, i+1, s)
		f.Add("# only\na: b\r\nc: |+\r\n  d\r\n\r\ne: >\r\n  f\r\n", i, i+2, s)
	}
	f.Fuzz(func(t *testing.T, text string, n, what int, words string) {
		if n < 0 || what < 0 || len(text) > 2000 || strings.Count(text, "{")+strings.Count(text, "[") > 40 {
			return
		}
		defer func() {
			if r := recover(); r != nil && strings.Contains(fmt.Sprint(r), "yaml") {
				t.Skip("the reader of the test gives up")
			} else if r != nil {
				panic(r)
			}
		}()
		splice(t, text, n, what, words)
	})
}

// A comment behind a word that becomes lines stays a comment: it moves behind
// the sign that opens them.
func TestCommentBehindAWordStaysOne(t *testing.T) {
	d, err := write.YAML("x.yaml", []byte("a: 45u   # a remark\n# the next\nb: 1\nl:\n  - x # an item\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Set(write.Path{write.Field("a")}, write.Text("one\n\ntwo\n")); err != nil {
		t.Fatal(err)
	}
	if err := d.Set(at("l", 0), write.Text("one\n\ntwo\n")); err != nil {
		t.Fatal(err)
	}
	if got, want := string(d.Bytes()), "a: |   # a remark\n  one\n\n  two\n# the next\nb: 1\nl:\n  - | # an item\n    one\n\n    two\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// What is set over a group or list would take the remarks inside with it: they
// are named and kept, and so is the value.
func TestRemarksInsideAreKept(t *testing.T) {
	for _, text := range []string{
		"a:\n  - x # why\n  - y\nb: 1\n",
		"a:\n  - x\n  # why\n  - \"#y\"\nb: 1\n",
		"a:\n  c: {d: 1} # why\n  e: '#2'\nb: 1\n",
		"a: [x, # why\n  y]\nb: 1\n",
		"a: [ # why\n  ]\nb: 1\n",
		"a:\n  c: | # why\n    lines\nb: 1\n",
		"a:\n  - c: 1\n    # why\n    d: 2\nb: 1\n",
	} {
		for _, v := range []write.Value{write.Text("z"), write.List{write.Text("z")}, write.Group{{"z", write.Bare("1")}}} {
			d, err := write.YAML("x.yaml", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			err = d.Set(at("a"), v)
			if err == nil || !strings.Contains(err.Error(), "Remarks stand inside a") || string(d.Bytes()) != text {
				t.Errorf("%q: %v\n%s", text, err, d.Bytes())
			}
		}
	}
	d, err := write.YAML("x.yaml", []byte("a: # why\n  # indeed\n  - x\nb: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Set(at("a"), write.Group{{"z", write.Bare("1")}}); err != nil || string(d.Bytes()) != "a: # why\n  # indeed\n  z: 1\nb: 1\n" {
		t.Errorf("%v\n%s", err, d.Bytes())
	}
	for text, want := range map[string]string{
		"a:\n  # why\n  - x\nb: 1\n":                  "a: z\n  # why\nb: 1\n",
		"a: # why\n  - x\n# the next\nb: 1\n":         "a: z # why\n# the next\nb: 1\n",
		"a:\n  - \"x # y\"\n  - 'C#'\n  - D#\nb: 1\n": "a: z\nb: 1\n",
		"a:\n  - |\n    # words\nb: 1\n":              "a: z\nb: 1\n",
		"a: {c: C#} # why\nb: 1\n":                    "a: z # why\nb: 1\n",
	} {
		d, err := write.YAML("x.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Set(at("a"), write.Text("z")); err != nil || string(d.Bytes()) != want {
			t.Errorf("%q: %v\n%s", text, err, d.Bytes())
		}
	}
}

// A file that ends without a line break takes lines in its last field all the
// same, and words that merge groups are words.
func TestLastFieldAndMerge(t *testing.T) {
	for _, words := range []string{"one\n\ntwo\n", "one\ntwo", "\n", "a: b\n", "<<", "<<: *x"} {
		for _, text := range []string{"b: 1\na: x", "b: 1\na: x\n", "b: 1\na: |\n  x", "b: 1", "b: 1\na:", "b: 1\r\na: x", "a: {c: d}"} {
			for _, p := range []write.Path{at("a"), at("n", "m")} {
				if len(p) > 1 && strings.HasSuffix(text, "|\n  x") {
					continue // a line break behind x would be one more character of a
				}
				d, err := write.YAML("x.yaml", []byte(text))
				if err != nil {
					t.Fatal(err)
				}
				if err := d.Set(p, write.Text(words)); err != nil {
					t.Errorf("%q at %s of %q: %v", words, p, text, err)
				}
				if got, ok := d.Get(p); !ok || got != words {
					t.Errorf("%q at %s of %q reads %q:\n%s", words, p, text, got, d.Bytes())
				}
			}
		}
	}
	d, err := write.YAML("x.yaml", []byte("a: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Set(at("<<"), write.Text("x")); err != nil || string(d.Bytes()) != "a: 1\n\"<<\": x\n" {
		t.Errorf("%v\n%s", err, d.Bytes())
	}
}

func TestReading(t *testing.T) {
	d, err := write.Markdown("fr/zoom.md", []byte("---\ntitle: \"A\\tb\"\nparts:\n  - {key: k, items: [x]}\n---\nBody.\n"))
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, p := range d.Words() {
		s, ok := d.Get(p)
		words = append(words, fmt.Sprint(p, "=", s, ok))
	}
	if got := strings.Join(words, " "); got != "title=A\tbtrue parts[0].key=ktrue parts[0].items[0]=xtrue" || d.Body() != "Body.\n" {
		t.Errorf("%s, %q", got, d.Body())
	}
	if s, ok := d.Get(at("parts")); ok {
		t.Errorf("a list has the words %q", s)
	}
	if s, ok := d.Get(at("parts", 0, "key")); !ok || s != "k" {
		t.Errorf("%q %v", s, ok)
	}
}

// What can be read and not changed is let be where it stands, and closes no more
// of a file than itself; whoever changes it is told its line and column.
func TestOddPlacesCloseNothingElse(t *testing.T) {
	const file = "base: &b {x: 1}\nagain: *b\nday: !!str 2026\ndeep: |2\n     words\n   below\nlist: &l\n  - one\nwith:\n  <<: *b\n  y: 2\nlast: z # kept\n"
	for _, c := range []struct{ name, change, to string }{
		{"before and behind", "last: z", "last: new"},
		{"beside what is merged", "y: 2", "y: new"},
	} {
		d, err := write.YAML("x.yaml", []byte(file))
		if err != nil {
			t.Fatal(err)
		}
		p := at("last")
		if strings.HasPrefix(c.change, "y") {
			p = at("with", "y")
		}
		want := strings.Replace(file, c.change, c.to, 1)
		if err := d.Set(p, write.Text("new")); err != nil || string(d.Bytes()) != want {
			t.Errorf("%s: %v\n%s", c.name, err, d.Bytes())
		}
	}
	d, _ := write.YAML("x.yaml", []byte(file))
	if err := d.Append(at("plain"), write.Text("a")); err != nil || string(d.Bytes()) != file+"plain: [a]\n" {
		t.Errorf("a list of its own: %v\n%s", err, d.Bytes())
	}
	if err := d.Delete(at("with", "y")); err != nil || strings.Contains(string(d.Bytes()), "y: 2") {
		t.Errorf("a field beside what is merged: %v\n%s", err, d.Bytes())
	}
	was := string(d.Bytes())
	for place, err := range map[string]error{
		"x.yaml:1:7: ":  d.Set(at("base", "x"), write.Text("2")),
		"x.yaml:2:8: ":  d.Set(at("again"), write.Text("2")),
		"x.yaml:3:6: ":  d.Delete(at("day")),
		"x.yaml:4:7: ":  d.Set(at("deep"), write.Text("2")),
		"x.yaml:7:7: ":  d.Append(at("list"), write.Text("two")),
		"x.yaml:10:7: ": d.Delete(at("with")),
	} {
		if err == nil || !strings.HasPrefix(err.Error(), place+"An anchor, an alias") {
			t.Errorf("want it told at %s have %v", place, err)
		}
	}
	if string(d.Bytes()) != was {
		t.Errorf("a change that was refused has left %s", d.Bytes())
	}
}
