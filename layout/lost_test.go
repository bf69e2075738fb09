package layout_test

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/check"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// copied is pages whose marks a test may take away.
func copied(pages []draw.Page) []draw.Page {
	out := append([]draw.Page(nil), pages...)
	var deep func(b *draw.Box)
	deep = func(b *draw.Box) {
		b.Ops = append([]draw.Op(nil), b.Ops...)
		b.Kids = append([]draw.At(nil), b.Kids...)
		for i := range b.Kids {
			deep(&b.Kids[i].Box)
		}
	}
	for i := range out {
		deep(&out[i].Box)
	}
	return out
}

// typed is where each passage is drawn, and each picture told: by the place
// it was typed at.
type typed struct {
	words    map[diag.Pos][]*draw.Op
	pictures map[diag.Pos][]*draw.Box
}

func typedOn(pages []draw.Page) typed {
	out := typed{map[diag.Pos][]*draw.Op{}, map[diag.Pos][]*draw.Box{}}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			if v.Box.Elem != nil && v.Box.Elem.Alt != "" {
				out.pictures[v.From] = append(out.pictures[v.From], v.Box)
			}
			for n, op := range v.Box.Ops {
				if t, ok := op.(draw.Text); ok && !t.From.IsZero() {
					out.words[t.From.Pos] = append(out.words[t.From.Pos], &v.Box.Ops[n])
				}
			}
			return true
		})
	}
	return out
}

// without does something while the words of some places are not on the pages.
func (x typed) without(places map[diag.Pos]bool, do func()) {
	kept := map[*draw.Op]draw.Op{}
	for at := range places {
		for _, op := range x.words[at] {
			kept[op] = *op
			*op = draw.Anchor{}
		}
	}
	do()
	for op, was := range kept {
		*op = was
	}
}

// lostAre checks that every place that lost its words is told, and no other.
func lostAre(t *testing.T, found diag.List, want map[diag.Pos]bool) {
	t.Helper()
	for _, is := range found {
		if is.Code != check.UnsetField || is.Severity != diag.Error || !want[is.Pos] {
			t.Errorf("not dropped, and found: %s", is)
		}
		delete(want, is.Pos)
	}
	for at := range want {
		t.Errorf("%s: dropped, and nobody tells", at)
	}
}

// A composer that drops any span of any text is caught, at the span's place
// and nowhere else, whatever else the edition says.
func TestEverySpanThatIsDroppedIsFound(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, l := range r.Pages {
			laid := *l.Result
			laid.Pages = copied(laid.Pages)
			on := typedOn(laid.Pages)
			if found := review.Unset(r.Edition, press(t).Locales, l.Lang, &laid); len(found) > 0 {
				t.Fatalf("%s %s: nothing was dropped, and found: %v", month, l.Lang, found)
			}
			n := 0
			for _, dropped := range rounds(r, l) {
				n += len(dropped)
				want := map[diag.Pos]bool{}
				for _, s := range dropped {
					want[s.Pos] = true
				}
				on.without(want, func() { lostAre(t, review.Unset(r.Edition, press(t).Locales, l.Lang, &laid), want) })
			}
			if n < 250 {
				t.Errorf("%s %s: only %d spans were dropped", month, l.Lang, n)
			}
		}
	}
}

// A composer that drops a line or a word of a passage is caught, at the span's
// place and nowhere else, though the rest of it is drawn, and drawn elsewhere.
func TestEverySpanThatIsTornIsFound(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, l := range r.Pages {
			laid := *l.Result
			laid.Pages = copied(laid.Pages)
			on := lettered(laid.Pages)
			for kind, tear := range map[string]func(read.Span, []*draw.Op) (*draw.Op, string){"first line": firstLine, "last line": lastLine, "middle word": middleWord,
				"sign": sign} {
				n, spans := 0, rounds(r, l)
				if kind == "middle word" { // a name's line may be all of a label, which is not torn then
					spans = append(spans, names(r)...)
				}
				for _, torn := range spans {
					want := map[diag.Pos]bool{}
					was := map[*draw.Op]draw.Op{}
					for _, s := range torn {
						if op, rest := tear(s, on[s.Pos]); op != nil && s.Cite == "" && !want[s.Pos] {
							x := (*op).(draw.Text)
							was[op], want[s.Pos] = x, true
							x.Str = rest
							*op = x
						}
					}
					n += len(was)
					lostAre(t, review.Unset(r.Edition, press(t).Locales, l.Lang, &laid), want)
					for op, x := range was {
						*op = x
					}
				}
				if n < 100 {
					t.Errorf("%s %s: only %d passages lost their %s", month, l.Lang, n, kind)
				}
			}
		}
	}
}

// lettered is the runs that hold letters of a passage, outside the contents.
func lettered(pages []draw.Page) map[diag.Pos][]*draw.Op {
	out := map[diag.Pos][]*draw.Op{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			if v.Artifact || v.Elem != nil && v.Elem.Role == draw.TOC {
				return false
			}
			for n, op := range v.Box.Ops {
				x, ok := op.(draw.Text)
				if ok && x.Actual == "" && strings.ContainsFunc(x.Str, unicode.IsLetter) && (x.Elem == nil || !x.Elem.Role.Artifact()) {
					out[x.From.Pos] = append(out[x.From.Pos], &v.Box.Ops[n])
				}
			}
			return true
		})
	}
	return out
}

// firstLine takes a passage's first line, and not the whole of it where it
// stands a second time.
func firstLine(s read.Span, ops []*draw.Op) (*draw.Op, string) {
	if len(ops) < 2 || squeeze((*ops[0]).(draw.Text).Str) == squeeze(s.Text) {
		return nil, ""
	}
	return ops[0], ""
}

func lastLine(s read.Span, ops []*draw.Op) (*draw.Op, string) {
	slices.Reverse(ops)
	defer slices.Reverse(ops)
	return firstLine(s, ops)
}

// middleWord takes a word out of the line in the middle.
func middleWord(_ read.Span, ops []*draw.Op) (*draw.Op, string) {
	if len(ops) == 0 {
		return nil, ""
	}
	op := ops[len(ops)/2]
	words := strings.Fields((*op).(draw.Text).Str)
	for n := len(words) / 2; n < len(words); n++ {
		if strings.ContainsFunc(words[n], unicode.IsLetter) && len(words) > 1 {
			return op, strings.Join(slices.Delete(words, n, n+1), " ")
		}
	}
	return nil, ""
}

// sign takes the first sign that is no letter, figure or hyphen out of a passage.
func sign(_ read.Span, ops []*draw.Op) (*draw.Op, string) {
	for _, op := range ops {
		s := (*op).(draw.Text).Str
		for at, r := range s {
			if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '-' && r != '‐' {
				return op, s[:at] + s[at+utf8.RuneLen(r):]
			}
		}
	}
	return nil, ""
}

// settingRuns is the runs of each passage that set it, by the place it was typed at.
func settingRuns(pages []draw.Page) map[diag.Pos][]draw.Op {
	out := map[diag.Pos][]draw.Op{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if x, ok := op.(draw.Text); ok && !v.Artifact && (x.Elem == nil || !x.Elem.Role.Artifact()) {
					out[x.From.Pos] = append(out[x.From.Pos], op)
				}
			}
			return v.Elem == nil || !v.Elem.Role.Repeats()
		})
	}
	return out
}

// A composer that sets any span of any text twice is caught, at the span's place and
// nowhere else: no text of any edition stands twice, but in what repeats it.
func TestEverySpanThatIsRepeatedIsFound(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, l := range r.Pages {
			laid, n := *l.Result, 0
			laid.Pages = copied(laid.Pages)
			on, last := settingRuns(laid.Pages), &laid.Pages[len(laid.Pages)-1].Box
			for _, spans := range rounds(r, l) {
				was, want := last.Ops, map[diag.Pos]bool{}
				for _, s := range spans {
					if len(on[s.Pos]) > 0 {
						last.Ops, want[s.Pos] = append(last.Ops[:len(last.Ops):len(last.Ops)], on[s.Pos]...), true
					}
				}
				n += len(want)
				for _, is := range review.Unset(r.Edition, press(t).Locales, l.Lang, &laid) {
					if is.Code != review.RepeatedText || is.Severity != diag.Error || !want[is.Pos] {
						t.Errorf("not repeated, and found: %s", is)
					}
					delete(want, is.Pos)
				}
				for at := range want {
					t.Errorf("%s: repeated, and nobody tells", at)
				}
				last.Ops = was
			}
			if n < 250 {
				t.Errorf("%s %s: only %d spans were repeated", month, l.Lang, n)
			}
		}
	}
}

// Two neighbours that are drawn in each other's place are told at the one that
// is too early, and whatever follows them is not.
func TestSpansThatAreSwappedAreFound(t *testing.T) {
	n := 0
	for _, l := range result(t, "2026-01").Pages {
		r := result(t, "2026-01")
		laid := *l.Result
		laid.Pages = copied(laid.Pages)
		on, all := lettered(laid.Pages), typedOn(laid.Pages).words
		want := map[diag.Pos]bool{}
		for _, section := range r.Edition.Sections {
			x, ok := r.Edition.Text(l.Lang, section)
			if !ok || !shows(l.Result, section) {
				continue
			}
			x.Each(func(rich read.Rich) {
				for k := 1; k < len(rich); k++ {
					a, b := on[rich[k-1].Pos], on[rich[k].Pos]
					if len(a) == 0 || len(b) == 0 || len(a) != len(all[rich[k-1].Pos]) || len(b) != len(all[rich[k].Pos]) {
						continue // nothing, a source, or a sign that stays
					}
					var swapped []draw.Op
					for _, op := range slices.Concat(b, a) {
						swapped = append(swapped, *op)
					}
					for n, op := range slices.Concat(a, b) {
						*op = swapped[n]
					}
					want[rich[k].Pos] = true
					return
				}
			})
		}
		n += len(want)
		for _, is := range review.Unset(r.Edition, press(t).Locales, l.Lang, &laid) {
			if is.Code != review.WordOrder || is.Severity != diag.Error || !want[is.Pos] {
				t.Errorf("not swapped, and found: %s", is)
			}
			delete(want, is.Pos)
		}
		for at := range want {
			t.Errorf("%s: swapped, and nobody tells", at)
		}
	}
	if n < 6 {
		t.Errorf("only %d pairs were swapped", n)
	}
}

// names are the register's, as passages.
func names(r *layout.Result) [][]read.Span {
	var out []read.Span
	for _, e := range r.Edition.View.Cells() {
		out = append(out, read.Span{Text: e.Provider.Name, Pos: e.Provider.From.Pos})
		if !e.From.IsZero() {
			out = append(out, read.Span{Text: e.Name, Pos: e.From.Pos})
		}
	}
	return [][]read.Span{out}
}

// rounds are the spans with words in them of the texts that are set, no two of
// a field in one round: neighbours that are lost are one loss.
func rounds(r *layout.Result, l layout.Laid) [][]read.Span {
	var out [][]read.Span
	for _, section := range r.Edition.Sections {
		t, ok := r.Edition.Text(l.Lang, section)
		if !ok || !shows(l.Result, section) {
			continue
		}
		if !defines(l.Result) { // the standing parts that wait for another form of their section
			t = due(r.Edition, l.Lang, t)
		}
		t.Each(func(rich read.Rich) {
			n := 0
			for _, s := range rich {
				if !s.Marks() && !strings.ContainsFunc(s.Text, func(r rune) bool { return !unicode.IsSpace(r) }) {
					continue
				}
				if n == len(out) {
					out = append(out, nil)
				}
				out[n], n = append(out[n], s), n+1
			}
		})
	}
	return out
}

// defines tells whether the grid stands in the form that says what its words
// mean.
func defines(laid *page.Result) bool {
	found := false
	for i := range laid.Pages {
		draw.Walk(&laid.Pages[i].Box, func(v draw.Visit) bool {
			found = found || v.Box.Name == "definitions"
			return !found
		})
	}
	return found
}

func shows(laid *page.Result, section string) bool {
	for _, p := range laid.Pages {
		if p.Section == section {
			return true
		}
	}
	return false
}

// No run of text mixes two passages: what is drawn of a span are its letters.
func TestEveryRunHoldsOnePassage(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, l := range r.Pages {
			on := typedOn(copied(l.Result.Pages))
			for _, s := range slices.Concat(rounds(r, l)...) {
				if s.Cite != "" {
					continue
				}
				drawn := ""
				for _, op := range on.words[s.Pos] {
					x := (*op).(draw.Text)
					if x.From != s.From() {
						t.Errorf("%s: drawn from %+v", s.Pos, x.From)
					}
					if x.Actual == "" {
						drawn += x.Str
					}
				}
				if want := squeeze(s.Text); !strings.Contains(squeeze(drawn), want) && !rewritten(s.Text) {
					t.Errorf("%s: %q is drawn as %q", s.Pos, s.Text, drawn)
				}
			}
		}
	}
}

// rewritten tells whether rules of typography may change the letters of a
// text: those that write figures out, raise endings or part hours.
func rewritten(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// planted is a loss as an editor would make it: words in a file, and where
// they must be told.
type planted struct {
	name      string
	file      string
	old, repl string // old "": the file is new
	words     string // told on the line that holds them, or above it in the same part
	set       bool   // the section sets them: they stand on a page instead
}

func losses() []planted {
	const news, editorial = "editions/2026-01/fr/news.md", "editions/2026-01/fr/editorial.md"
	return []planted{
		{"items under a part that has none", news, "    title: Ce qui reste inchangé\n",
			"    title: Ce qui reste inchangé\n    items:\n      - key: perdu\n        text: Des mots perdus ici.\n", "Des mots perdus ici.", false},
		{"items inside an item of a panel", editorial, "        title: Nommer le service\n",
			"        title: Nommer le service\n        items:\n          - key: perdu\n            text: Des mots perdus ici.\n", "Des mots perdus ici.", false},
		{"the words of an arrival", news, "      - key: bretagne-telecom-arrival\n        text: >-\n",
			"      - key: ARRIVAL\n        text: >-\n          Des mots perdus ici.\n", "Des mots perdus ici.", true},
		{"words that stand elsewhere too", news, "    title: Ce qui reste inchangé\n",
			"    title: Ce qui reste inchangé\n    items:\n      - key: perdu\n        text: La stratégie d'évaluation est acceptée pour les trois couches\n", "        text: La stratégie d'évaluation est acceptée pour les trois couches\n", false},
		{"a section that needs no page", "editions/2026-01/fr/chronology.md", "", "---\ntitle: Des mots perdus ici.\n---\n", "Des mots perdus ici.", false},
		{"one language's alone, that needs no page", "editions/2026-01/en/chronology.md", "", "---\ntitle: Des mots perdus ici.\n---\n", "Des mots perdus ici.", false},
	}
}

// Words that an editor puts where nothing sets them are told, at their place.
func TestPlantedLossesAreTold(t *testing.T) {
	for _, x := range losses() {
		t.Run(x.name, func(t *testing.T) {
			f := brief(t, folder(t), "2026-01", "cover", "editorial", "news", "register", "sources", "back")
			if x.old == "" {
				f[x.file] = &fstest.MapFile{Data: []byte(x.repl)}
			} else {
				change(t, f, x.file, x.old, strings.ReplaceAll(x.repl, "ARRIVAL", arrival(t)))
			}
			lines := strings.Split(string(f[x.file].Data), "\n")
			at := 1 + slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, strings.TrimSpace(x.words)) })
			for n, l := range lines { // the last of them: the same words may stand above, where they are set
				if strings.Contains(l, strings.TrimSpace(x.words)) {
					at = n + 1
				}
			}
			r := buildIn(t, f, layout.Order{Month: "2026-01", Langs: languages()})
			if stands := standsAt(r, x.file, at); stands != x.set {
				t.Errorf("stand on a page: %v", stands)
			}
			if x.set {
				return
			}
			for _, is := range r.Issues {
				lost := is.Code == check.UnsetField || is.Code == check.UnknownPart || is.Code == check.UnknownEvent
				if lost && is.Pos.File == x.file && is.Severity == diag.Error && is.Pos.Line <= at && at <= is.Pos.Line+2 {
					return
				}
			}
			t.Errorf("nobody tells of %s:%d; found: %v", x.file, at, r.Issues)
		})
	}
}

// standsAt tells whether words of a line of a file are drawn.
func standsAt(r *layout.Result, file string, line int) bool {
	for _, l := range r.Pages {
		for at := range typedOn(copied(l.Result.Pages)).words {
			if at.File == file && at.Line == line {
				return true
			}
		}
	}
	return false
}

// arrival is the key of words for the first candidate that came in January.
func arrival(t *testing.T) string {
	t.Helper()
	es := result(t, "2026-01").Edition.View.Arrivals()
	if len(es) == 0 {
		t.Fatal("nobody came")
	}
	return es[0].ID
}

// A picture whose alternative is told to nobody is found at its place.
func TestAnAlternativeThatIsDroppedIsFound(t *testing.T) {
	f := monolingual(brief(t, folder(t), "2026-01", "cover", "editorial", "register", "sources", "back"), "fr")
	f["editions/2026-01/fr/a.png"] = &fstest.MapFile{Data: png(t)}
	change(t, f, "editions/2026-01/fr/editorial.md", "\n## ", "\n![Une barre grise](a.png \"Une légende\")\n\n## ")
	r := buildIn(t, f, layout.Order{Month: "2026-01", Langs: []string{"fr"}})
	laid := *r.Pages[0].Result
	laid.Pages = copied(laid.Pages)
	on := typedOn(laid.Pages)
	n := 0
	for at, boxes := range on.pictures {
		if at.File != "editions/2026-01/fr/editorial.md" {
			continue
		}
		n += len(boxes)
		for _, b := range boxes {
			b.Elem = draw.New(draw.Layout)
		}
		lostAre(t, review.Unset(r.Edition, press(t).Locales, "fr", &laid), map[diag.Pos]bool{at: true})
	}
	if n != 1 {
		t.Errorf("%d pictures", n)
	}
}

// A row of the register that a section drops is found there, though the offer
// stands on other pages.
func TestARowThatIsDroppedIsFound(t *testing.T) {
	r := result(t, "2026-04")
	for _, section := range []string{"register", "zoom"} {
		laid := *r.Pages[0].Result
		laid.Pages = copied(laid.Pages)
		rec, _ := data.SectionOf(section)
		lost := rec.Names(r.Edition)[0].From.Pos
		n := 0
		for i := range laid.Pages {
			if laid.Pages[i].Section != section {
				continue
			}
			draw.Walk(&laid.Pages[i].Box, func(v draw.Visit) bool {
				for k, op := range v.Box.Ops {
					if x, ok := op.(draw.Text); ok && x.From.Pos == lost {
						x.From = diag.Span{}
						v.Box.Ops[k], n = x, n+1
					}
				}
				return true
			})
		}
		if n == 0 {
			t.Errorf("%s does not name %s", section, lost)
		}
		lostAre(t, review.Unset(r.Edition, press(t).Locales, r.Pages[0].Lang, &laid), map[diag.Pos]bool{lost: true})
	}
}

// A section that one language sets and another leaves out is told, whether it
// has a standing text or draws what the register holds.
func TestUnevenLanguagesAreTold(t *testing.T) {
	f := folder(t)
	month := f["editions/2026-01/edition.yaml"].Data
	for section, c := range map[string]struct{ gone, pos, msg string }{
		"method": {" index,", "/method.md", "none in this one; its words are not printed here."},
		"index":  {" method,", "/edition.yaml", "none in this one."},
	} {
		f["editions/2026-01/edition.yaml"] = &fstest.MapFile{Data: bytes.Replace(month, []byte(c.gone), nil, 1)}
		r := buildIn(t, f, layout.Order{Month: "2026-01", Langs: languages()})
		fr, en := *r.Pages[0].Result, r.Pages[1].Result
		if at, shown := fr.Anchors[section]; !shown {
			t.Fatalf("%s has no page to take away", section)
		} else { // as where an editorial of one page more had left it no room
			fr.Pages = slices.Insert(slices.Delete(slices.Clone(fr.Pages), at-1, at), 5, fr.Pages[4])
			fr.Left, fr.Anchors = []string{section}, maps.Clone(fr.Anchors)
			delete(fr.Anchors, section)
		}
		got := review.Waiting(r.Edition, "fr", &fr, []*page.Result{en})
		if len(got) != 1 {
			t.Fatalf("%s has a page in one language alone, and that is told %d times", section, len(got))
		}
		is := got[0]
		if is.Code != review.WaitingText || is.Section != section || !strings.HasSuffix(is.Pos.File, c.pos) ||
			!strings.HasSuffix(is.Msg.String(), c.msg) || !strings.HasSuffix(is.Hint.String(), "they part in editorial.") {
			t.Errorf("%s: %v", section, is)
		}
		if even := review.Waiting(r.Edition, "en", en, []*page.Result{r.Pages[0].Result}); len(even) > 0 {
			t.Errorf("%s has a page in both languages, and is told: %v", section, even)
		}
	}
}

// The name of an offer, from the line it is written on to every mark that
// bears it: what is drawn from a place of the register is what stands there.
func TestNamesKnowTheirPlace(t *testing.T) {
	for _, month := range editions() {
		r := result(t, month)
		for _, l := range r.Pages {
			seen, charted := map[diag.Pos]bool{}, map[diag.Pos]bool{}
			for i := range l.Result.Pages {
				fromRegister(&l.Result.Pages[i].Box, func(name string, x draw.Text) {
					seen[x.From.Pos] = true
					if strings.HasPrefix(name, "name ") { // the part of a chart that holds an offer's name
						charted[x.From.Pos] = true
					}
					if want := register(t, x.From); !strings.Contains(squeeze(want), squeeze(x.Str)) && !strings.ContainsFunc(x.Str, unicode.IsDigit) {
						t.Errorf("%s %s: %q is drawn from %s, which holds %q", month, l.Lang, x.Str, x.From.Pos, want)
					}
				})
			}
			for _, e := range r.Edition.View.Cells() {
				for name, at := range map[string]diag.Span{e.Provider.Name: e.Provider.From, e.Name: e.From} {
					if name != "" && !seen[at.Pos] {
						t.Errorf("%s %s: %q of %s is drawn nowhere", month, l.Lang, name, at.Pos)
					}
				}
				if e.Stage == facts.Qualified && !charted[e.From.Pos] {
					t.Errorf("%s %s: the calendar does not know where %q is written", month, l.Lang, e.Name)
				}
			}
		}
	}
}

// fromRegister visits what is drawn from places of the register, with the name
// of its box.
func fromRegister(b *draw.Box, do func(name string, x draw.Text)) {
	draw.Walk(b, func(v draw.Visit) bool {
		for _, op := range v.Box.Ops {
			if x, ok := op.(draw.Text); ok && strings.Contains(x.From.File, "register/") && x.Actual == "" {
				do(v.Name, x)
			}
		}
		return true
	})
}

// register is what stands at a place of the shipped register.
func register(t *testing.T, at diag.Span) string {
	t.Helper()
	raw, err := fs.ReadFile(data.FS(), at.File)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(raw), "\n")
	r := []rune(strings.Join(lines[at.Line-1:], "\n"))
	return string(r[at.Col-1 : min(at.Col-1+at.Len, len(r))])
}
