package read

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// bomb is a file that is small or plain to write and takes a machine's time or
// memory to read, and where it is refused.
type bomb struct {
	name, text string
	line, col  int
	says       string
}

// What may be spent on a bomb. Reading an editorial of 60,000 words allocates
// some 150 MB; a machine that is busy with other work takes a few times the
// half second that the slowest of these needs.
const (
	mostTime   = 5 * time.Second
	mostMemory = 400 << 20
)

func textBombs() []bomb {
	again := strings.Repeat
	steps := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(again("  ", i) + "- a\n")
		}
		return b.String()
	}
	return []bomb{
		{"a list ten thousand deep on one line", again("- ", 9_000) + "a\n", 7, 1, "9,000 levels deep, and 16 is the most"},
		{"quotes ten thousand deep", again("> ", 9_000) + "a\n", 7, 1, "9,000 levels deep"},
		{"numbers ten thousand deep", again("1. ", 5_000) + "a\n", 7, 1, "5,000 levels deep"},
		{"a list ten thousand deep on as many lines", steps(900), 39, 1, "17 levels deep"},
		{"a megabyte of _a", again("_a", 1<<19), 7, 1, "1,048,576 characters, and 20,000 is the most"},
		{"a passage of _a", again("_a", 9_000), 7, 1, "9,000 signs that may be marks, such as * and [, and 2,000 is the most"},
		{"brackets", again("[", 19_000), 7, 1, "19,000 signs"},
		{"links in links", again("[a](", 4_000), 7, 1, "8,000 signs"},
		{"brackets over many lines", again(again("[", 100)+"\n", 180), 7, 1, "18,000 signs"},
		{"a hundred thousand marks", again("un **a**, un *b*, un [c](https://a.fr)\n\n", 12_500), 5007, 1, "more than 20,000 signs"},
		{"a line of ten megabytes", again("mot ", 500_000), 7, 1, "2,000,000 characters"},
		{"a paragraph of 60,000 words", again(again("mot ", 15)+"\n", 4_000), 7, 1, "244,000 characters"},
		{"a text of a million characters", again(again("mot ", 4_000)+"\n\n", 63), 57, 1, "more than 400,000 characters"},
		{"a hundred thousand paragraphs", again("a\n\n", 100_000), 10008, 1, "more than 5,000 paragraphs"},
		{"a hundred thousand items", again("- a\n", 100_000), 5008, 1, "more than 5,000 paragraphs"},
		{"a hundred thousand heads", again("## a\n", 100_000), 5008, 1, "more than 5,000 paragraphs"},
		{"ten thousand accents on a letter", "mot e" + again("\u0323", 10_000) + " mot\n", 7, 5, "carries 9,999 accents, and 30 is the most"},
		{"a hundred thousand addresses", again("[a]: https://a.fr\n\n", 60_000), 10008, 1, "more than 5,000 paragraphs"},
	}
}

// An unknown reference is told where a value has it, not where a remark has
// letters like it.
func TestReferenceIsToldAtItsValue(t *testing.T) {
	for text, want := range map[string]int{
		"month: *a\n":                           7,
		"# the *april* number, *a\nmonth: *a\n": len("# the *april* number, *a\nmonth: "),
		"x: one *and* two\nlist: [b, *a]\n":     len("x: one *and* two\nlist: [b, "),
		"x: y # *a\nlist:\n  - *a\n":            len("x: y # *a\nlist:\n  - "),
		"*a : x\n":                              0,
		"x: \"*a\"\ny: {z: *a}\n":               len("x: \"*a\"\ny: {z: "),
	} {
		if got := reference(text, "a"); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestTextBombs(t *testing.T) {
	for _, b := range textBombs() {
		t.Run(b.name, func(t *testing.T) {
			defused(t, b, func(l *Folder) {
				text := l.Text("editions/2026-01/fr/editorial.md", "fr", Offer{})
				if len(text.Body) > 0 || !l.Unread["editions/2026-01/fr/editorial.md"] {
					t.Error("part of the text would be printed")
				}
			}, "editions/2026-01/fr/editorial.md", "---\ntitle: Titre\nstandfirst: Une phrase.\nsignature: La rédaction\n---\n\n"+b.text)
		})
	}
}

// Characters that faces may lack are noted each at its place, and a line of
// nothing else is read in time that grows with its length alone.
func TestRareCharactersOfALine(t *testing.T) {
	for _, s := range []string{strings.Repeat("e"+strings.Repeat("\u0301", 29)+" ", 600), strings.Repeat("漢", 19_000), strings.Repeat("é\u0323漢", 5_000)} {
		start := time.Now()
		l := NewFolder(fstest.MapFS{"a.md": &fstest.MapFile{Data: []byte("---\ntitle: T\n---\n\n" + s + "\n")}})
		l.Text("a.md", "fr", Offer{})
		if took := time.Since(start); took > mostTime {
			t.Errorf("%.9q … took %v", s, took)
		}
		if last := l.Rare[len(l.Rare)-1]; last.Pos.Line != 5 || last.Pos.Col < 10_000 {
			t.Errorf("%.9q … ends at %s", s, last.Pos)
		}
	}
}

func TestYAMLBombs(t *testing.T) {
	again := strings.Repeat
	lol := "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
	for i := range 12 {
		lol += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i+1, i+1, again(fmt.Sprintf("*a%d,", i), 8), i)
	}
	for _, b := range []bomb{
		{"lists nine thousand deep", "a: " + again("[", 9_000) + again("]", 9_000) + "\n", 1, 20, "17 levels deep, and 16 is the most"},
		{"dashes nine thousand deep", again("- ", 9_000) + "\n", 1, 35, "17 levels deep"},
		{"a hundred thousand fields", fields(100_000), 1, 1, "This group has 100,000 fields, and 2,000 is the most"},
		{"a hundred thousand entries", "a:\n" + again("- a\n", 100_000), 2, 1, "This list has 100,000 entries"},
		{"many lists", lists(1_900), 926, 102, "more than 50,000 values"},
		{"a line of a megabyte", "a: " + again("x", 1<<20) + "\n", 1, 1, "1,048,579 characters"},
		{"a value of a megabyte", "a: |\n" + again("  xxxxxxxx\n", 100_000), 1, 4, "900,000 characters, and 20,000 is the most"},
		{"a billion words by reference", lol, 1, 5, ""},
		{"a list that holds itself", "a: &a [*a]\n", 1, 8, ""},
	} {
		t.Run(b.name, func(t *testing.T) {
			defused(t, b, func(l *Folder) {
				if o, ok := l.YAML("theme.yaml", true); ok {
					for _, name := range o.Order {
						for _, v := range o.Get(name).List() {
							_, _ = v.Text()
						}
					}
				}
			}, "theme.yaml", b.text)
		})
	}
}

func fields(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: v\n", i)
	}
	return b.String()
}

func lists(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: [%s]\n", i, strings.TrimSuffix(strings.Repeat("a,", 52), ","))
	}
	return b.String()
}

// defused reads one file, and holds the reading to its bounds and to the one
// finding at its place.
func defused(t *testing.T, b bomb, load func(*Folder), name, text string) {
	t.Helper()
	l := NewFolder(fstest.MapFS{name: &fstest.MapFile{Data: []byte(text)}})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	load(l)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if took > mostTime || after.TotalAlloc-before.TotalAlloc > mostMemory {
		t.Errorf("%v and %d MB were spent on it", took, (after.TotalAlloc-before.TotalAlloc)>>20)
	}
	if len(l.Found) == 0 {
		t.Fatal("nothing was found")
	}
	got := l.Found[0]
	if b.says == "" { // references are refused, wherever they stand
		if got.Severity != diag.Error || got.Pos.Line != b.line {
			t.Errorf("%s", got)
		}
		return
	}
	if len(l.Found) != 1 || got.Code != TooMuch || got.Pos.Line != b.line || got.Pos.Col != b.col || !strings.Contains(got.Msg.String(), b.says) || got.Hint == "" {
		t.Errorf("want %d:%d %s; have %d findings, first %s", b.line, b.col, b.says, len(l.Found), got)
	}
}

// What is long and no bomb is read: an editorial of 60,000 words, and a text at
// each bound.
func TestLongTexts(t *testing.T) {
	sentence := "Le mot est un mot que l’on lit avec soin, et le calendrier bouge encore. "
	for name, text := range map[string]string{
		"60,000 words":        strings.Repeat(strings.Repeat(sentence, 8)+"\n\n", 540),
		"a text at its bound": strings.Repeat(sentence[:len(sentence)-1]+"\n\n", 4_990),
		"a long paragraph":    strings.Repeat(sentence, MaxPassage/len([]rune(sentence))) + "\n",
		"many paragraphs":     strings.Repeat("a\n\n", MaxBlocks-2),
		"many items":          strings.Repeat("- a\n", MaxBlocks/2-2),
		"many marks":          strings.Repeat("un **a** b ", MaxMarks/4-1) + "\n",
		"blank lines":         strings.Repeat("\n", 50_000) + "a\n",
		"a deep list":         "- a\n  - b\n    - c\n      - d\n        - e\n          - f\n",
		"a quote of a quote":  "> a\n>\n> b\n",
	} {
		l := NewFolder(fstest.MapFS{"editions/2026-01/fr/editorial.md": &fstest.MapFile{Data: []byte(text)}})
		if got := l.Text("editions/2026-01/fr/editorial.md", "fr", Offer{}); len(got.Body) == 0 || len(l.Found) > 0 {
			t.Errorf("%s: %d blocks, %v", name, len(got.Body), l.Found)
		}
	}
}

// Names of sites and mail addresses are what their patterns say, whatever they
// are made of.
func TestHostsAndMailsByTheirPatterns(t *testing.T) {
	host := regexp.MustCompile(`^([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$`)
	mail := regexp.MustCompile(`^[A-Za-z0-9!#$%&'*+/=?_~-]+(\.[A-Za-z0-9!#$%&'*+/=?_~-]+)*$`)
	r := rand.New(rand.NewPCG(1, 2))
	letters := []string{"a", "Z", "0", "-", "_", ".", ".fr", "@", "é", "[", "`", "{", strings.Repeat("a", 61), strings.Repeat("b.", 60)}
	hosts, mails := 0, 0
	for range 200_000 {
		s := ""
		for range r.IntN(8) {
			s += letters[r.IntN(len(letters))]
		}
		is := len(s) < 254 && host.MatchString(s)
		if isHost(s) != is {
			t.Fatalf("%q: a site %v", s, !is)
		}
		before, after, _ := strings.Cut(s, "@")
		post := len(after) < 254 && !strings.Contains(after, "@") && host.MatchString(after) && mail.MatchString(before)
		if !strings.Contains(after, "@") && isMail(s) != post {
			t.Fatalf("%q: a mail address %v", s, !post)
		}
		if is {
			hosts++
		}
		if post {
			mails++
		}
	}
	if hosts < 1000 || mails < 50 {
		t.Errorf("only %d sites and %d mail addresses were made up", hosts, mails)
	}
}

// A number has the mark of the language of messages between its thousands.
func TestThousands(t *testing.T) {
	fr := &diag.Words{Of: func(s string) (string, bool) { return "%s\u202f%s", s == "%s,%s" }}
	for n, want := range map[int]string{999: "999", 1000: "1,000", 60007: "60,007", 10000000: "10,000,000"} {
		if got := thousands(n); got.String() != want || got.In("fr", fr) != strings.ReplaceAll(want, ",", "\u202f") {
			t.Errorf("%d is written %s, %s", n, got, got.In("fr", fr))
		}
	}
}
