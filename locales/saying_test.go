package locales

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	clock "time"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// with is the built-in languages under an overlay in French and English.
func with(t *testing.T, fr, en string) (*Catalog, diag.List) {
	t.Helper()
	return Load(fstest.MapFS{"fr/x.yaml": file(fr), "en/x.yaml": file(en)})
}

// press is the built-in languages with files that are the press's own too: their
// messages are asked for.
func press(t *testing.T, own fstest.MapFS) fstest.MapFS {
	t.Helper()
	all := maps.Clone(own)
	err := fs.WalkDir(builtin, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if all[name] != nil {
			t.Fatalf("the press has a file %s already", name)
		}
		raw, err := builtin.ReadFile(name)
		all[name] = &fstest.MapFile{Data: raw}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

const ladder = `
x:
  entry:
    - '{{.Name}} entre avec {{n "x.offers" .Offers}} ; ils sont {{.N}}'
    - '{{n "x.offers" .Offers}} de plus, {{.N}} en tout'
  offers: {zero: aucune offre, one: "{{f .N}} offre", other: "{{f .N}} offres"}
`

func plainSpaces(ss []string) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
	}
	return out
}

// A saying's wordings go from full to short in words, then in figures; the
// numbers of one sentence are all words or all figures.
func TestSay(t *testing.T) {
	c, found := load(press(t, fstest.MapFS{"fr/x.yaml": file(ladder), "en/x.yaml": file(ladder)}))
	if len(found) > 0 {
		t.Fatal(found)
	}
	fr := locale(t, c, "fr")
	for _, x := range []struct {
		offers, n Num
		want      []string
	}{
		{21, 81, []string{"iExec entre avec vingt et une offres ; ils sont quatre-vingt-un", "Vingt et une offres de plus, quatre-vingt-un en tout",
			"iExec entre avec 21 offres ; ils sont 81", "21 offres de plus, 81 en tout"}},
		{0, 1, []string{"iExec entre avec aucune offre ; ils sont un", "Aucune offre de plus, un en tout", "iExec entre avec aucune offre ; ils sont 1", "Aucune offre de plus, 1 en tout"}},
		{1, 1200, []string{"iExec entre avec 1 offre ; ils sont 1 200", "1 offre de plus, 1 200 en tout"}},
	} {
		got := plainSpaces(fr.Say("x.entry", Facts{"Name": Name("iExec"), "Offers": x.offers, "N": x.n}))
		if !slices.Equal(got, x.want) {
			t.Errorf("%d of %d:\n%q, want\n%q", x.offers, x.n, got, x.want)
		}
	}
	if got := fr.Clause("x.offers", Facts{"N": Num(3)}); got != "trois offres" {
		t.Errorf("a clause is %q", got)
	}
	if len(c.Check()) > 0 || len(c.Missing()) > 0 {
		t.Errorf("%v %v", c.Check(), c.Missing())
	}
}

// An overlay's ladder replaces the whole one below it, a single wording too; and
// the sentence that follows stands in every wording.
func TestLaddersInOverlays(t *testing.T) {
	c, found := Load(fstest.MapFS{"fr/a.yaml": file("x: {a: [un, deux, trois], b: [un, deux]}\n")},
		fstest.MapFS{"fr/b.yaml": file("x: {a: [quatre, cinq], b: six}\n")})
	if len(found) > 0 {
		t.Fatal(found)
	}
	fr := locale(t, c, "fr")
	if got := fr.Say("x.a", nil); !slices.Equal(got, []string{"Quatre", "Cinq"}) {
		t.Errorf("the ladder is %q", got)
	}
	if got := fr.Say("x.b", nil); !slices.Equal(got, []string{"Six"}) {
		t.Errorf("one wording in place of two is %q", got)
	}
	if got := fr.Say("x.a", nil, "x.b"); !slices.Equal(got, []string{"Quatre Six", "Cinq Six"}) {
		t.Errorf("with what follows: %q", got)
	}
}

// A language built on another keeps its own wordings whole: what is lent never
// stands below them.
func TestLaddersThatAreLent(t *testing.T) {
	c, found := Load(fstest.MapFS{"en/a.yaml": file("x: {a: [one, two], b: [three, four]}\n"), "xx.yaml": file("language:\n  base: en\nx: {a: uno}\n")})
	if len(found) > 0 {
		t.Fatal(found)
	}
	xx := locale(t, c, "xx")
	if got := append(xx.Say("x.a", nil), xx.Say("x.b", nil)...); !slices.Equal(got, []string{"Uno", "Three", "Four"}) {
		t.Errorf("%q", got)
	}
}

// A noun that the name begins with is said once, and a preposition asks for it.
func TestNounsAreSaidOnce(t *testing.T) {
	c, _ := with(t, "x: {the: 'L’offre {{.Name}} est qualifiée', of: 'la fin {{prep \"de.offer\" .Name}}', apart: 'une offre : {{.Name}}'}", "x: {the: 'The offer {{.Name}} is qualified', of: 'the end of {{.Name}}', apart: 'an offer: {{.Name}}'}")
	for _, x := range []struct{ lang, key, name, want string }{
		{"fr", "x.the", "Offre Z", "L’Offre Z est qualifiée"},
		{"fr", "x.the", "offre z", "L’offre z est qualifiée"},
		{"fr", "x.the", "Offres Z", "L’offre Offres Z est qualifiée"},
		{"fr", "x.the", "Z Offre", "L’offre Z Offre est qualifiée"},
		{"fr", "x.of", "Offre Z", "La fin de l’Offre Z"},
		{"fr", "x.of", "Outscale", "La fin d’Outscale"},
		{"fr", "x.apart", "Offre Z", "Une offre : Offre Z"},
		{"en", "x.the", "Offer Z", "The Offer Z is qualified"},
	} {
		if got := plainSpaces(locale(t, c, x.lang).Say(x.key, Facts{"Name": Name(x.name)})); got[0] != x.want {
			t.Errorf("%s: %q, want %q", x.name, got[0], x.want)
		}
	}
}

// A name is never changed: no capital, no rule of typography, whatever it looks
// like; only the preposition before it may be another one.
func TestPrep(t *testing.T) {
	c, found := with(t, `x: {of: 'la part {{prep "de.provider" .Name}}', first: '{{.Name}} vient', in: '{{prep "de" (f .N)}} à dix'}`, `x: {of: 'the part of {{.Name}}', first: '{{.Name}} comes', in: 'from {{f .N}} to ten'}`)
	if len(found) > 0 {
		t.Fatal(found)
	}
	fr := locale(t, c, "fr")
	for name, want := range map[string]string{
		"Scaleway": "de Scaleway", "Outscale": "d’Outscale", "École": "d’École", "éclair": "d’éclair", "Œuvre": "d’Œuvre", "iExec": "d’iExec", "Àvos": "d’Àvos",
		"Hexatrust": "du prestataire Hexatrust", "Yousign": "du prestataire Yousign", "3DS Outscale": "du prestataire 3DS Outscale",
		"Le Cloud": "du prestataire Le Cloud", "L’Atelier": "du prestataire L’Atelier", "L'Atelier": "du prestataire L'Atelier", "Les Uns": "du prestataire Les Uns",
		"Onze Cloud": "de Onze Cloud", "Lexis": "de Lexis", "S3NS": "de S3NS", "Q \"x\" -- y ...": "de Q \"x\" -- y ...", "Maison  double": "de Maison  double", "{}": "du prestataire {}",
	} {
		if got := fr.Say("x.of", Facts{"Name": Name(name)})[0]; got != "La part "+want {
			t.Errorf("%q: %q, want %q", name, got, "La part "+want)
		}
		if got := fr.Say("x.first", Facts{"Name": Name(name)})[0]; got != name+" vient" {
			t.Errorf("a sentence that begins with %q begins with %q", name, got)
		}
	}
	for n, want := range map[Num]string{1: "D’une à dix", 2: "De deux à dix", 11: "De onze à dix", 8: "De huit à dix", 0: "De zéro à dix", 120: "De 120 à dix"} {
		if got := fr.Say("x.in", Facts{"N": n})[0]; got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	en := locale(t, c, "en")
	if got := en.Say("x.of", Facts{"Name": Name("Outscale")})[0]; got != "The part of Outscale" {
		t.Errorf("English: %q", got)
	}
}

// A message is a sentence and no program: what could run on, branch or call
// itself is a finding of loading, at its line, and is never run.
func TestMessagesAreNoPrograms(t *testing.T) {
	for name, text := range map[string]string{
		"a loop":               `{{range 99999999999}}x{{end}}`,
		"a condition":          `{{if .N}}x{{end}}`,
		"a template":           `{{define "y"}}y{{end}}{{.N}}`,
		"a call of a template": `{{template "y"}}`,
		"a block":              `{{block "y" .}}y{{end}}`,
		"a variable":           `{{$x := .N}}{{$x}}`,
		"a pipe":               `{{.N | printf "%0999999999d"}}`,
		"printf":               `{{printf "%d" .N}}`,
		"a library function":   `{{len .N}}`,
		"a call inside a call": `{{f (index .N 3)}}`,
		"a chain":              `{{.N.String}}`,
		"the whole":            `{{.}}`,
		"a nested n":           `{{prep "de" (n "said.offers" .N)}}`,
		"a key that is a fact": `{{n .Key .N}}`,
		"with":                 `{{with .N}}x{{end}}`,
	} {
		start := clock.Now()
		c, found := with(t, "x: {a: '"+strings.ReplaceAll(text, "'", "''")+"'}\n", "x: {a: a}\n")
		wantIssue(t, found, CodeBadMessage, "locales/fr/x.yaml:1:5", "in braces that is no placeholder")
		if got := locale(t, c, "fr").Say("x.a", Facts{"N": Num(3)}); !strings.Contains(got[0], "x.a") {
			t.Errorf("%s is run: %q", name, got)
		}
		if clock.Since(start) > 5*clock.Second {
			t.Errorf("%s takes its time", name)
		}
	}
	_, found := with(t, `x: {a: '{{n "x.a" .N}}', b: '{{n "x.c" .N}}', c: '{{n "x.b" .N}}', d: '{{n "x.none" .N}}'}`, "x: {a: a, b: b, c: c, d: d}")
	wantIssue(t, found, CodeBadMessage, "locales/fr/x.yaml", `"x.a" takes a number's noun from the message "x.a", which takes one itself`)
	wantIssue(t, found, CodeBadMessage, "locales/fr/x.yaml", `"x.b" takes a number's noun from the message "x.c"`)
	wantIssue(t, found, CodeBadMessage, "locales/fr/x.yaml", `"x.none", which does not exist`)
}

// None has a form of its own where a language asks for one; a message that
// would say "one" of none is a finding.
func TestZero(t *testing.T) {
	c, _ := with(t, "x: {a: {zero: rien, one: '{{.N}} chose', other: '{{.N}} choses'}, b: {one: une chose, other: '{{.N}} choses'}, c: {zero: rien, other: 'chose {{.N}}'}}",
		"x: {a: {one: '{{.N}} thing', other: '{{.N}} things'}, b: {one: one thing, other: '{{.N}} things'}, c: thing}")
	fr, en := locale(t, c, "fr"), locale(t, c, "en")
	for n, want := range []string{"rien", "1 chose", "2 choses"} {
		if got := plainSpaces([]string{fr.N("x.a", n)})[0]; got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := plainSpaces([]string{fr.N("x.c", 0), fr.N("x.c", 1), en.N("x.a", 0)}); !slices.Equal(got, []string{"rien", "chose 1", "0 things"}) {
		t.Errorf("%q", got)
	}
	wantIssue(t, c.Check(), CodeBadMessage, "locales/fr/x.yaml", `The form "one" of the message "x.b" has no number, and Français takes it for 0 too`)
	for _, i := range c.Check() {
		if i.Pos.File == "locales/en/x.yaml" && i.Code == CodeBadMessage {
			t.Errorf("English takes no one for none: %s", i)
		}
	}
}

// Every wording says the same numbers, and asks for nothing that only it knows.
func TestShortWordings(t *testing.T) {
	c, _ := with(t, `x: {a: ['{{.Name}}, {{f .N}} et {{n "said.offers" .Total}}', '{{f .N}}'], b: ['{{.Name}}', '{{.Nmae}}']}`, `x: {a: ['{{.Name}}, {{f .N}} and {{n "said.offers" .Total}}'], b: '{{.Name}}'}`)
	wantIssue(t, c.Check(), CodePlaceholderMismatch, "locales/fr/x.yaml", `"x.a" leaves out the number Total`)
	wantIssue(t, c.Check(), CodePlaceholderMismatch, "locales/fr/x.yaml", `"x.b" asks for Nmae`)
}
