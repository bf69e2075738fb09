package layout_test

import (
	"strings"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/review"
)

// A field takes as much more as is said, and not half as much again: words are
// written behind fields of the shipped edition and set.
func TestFieldsTakeWhatIsSaid(t *testing.T) {
	at := "editions/2026-04/en/technical.md"
	fits := func(r *layout.Result) review.Fit {
		for _, q := range r.Quality {
			for _, f := range q.Fits {
				if q.Lang == "en" && f.Pos.File == at && f.Field == "standfirst" {
					return f
				}
			}
		}
		t.Fatalf("nothing is said of the standfirst of %s", at)
		return review.Fit{}
	}
	was := fits(result(t, "2026-04"))
	if was.Section != "technical" || was.Lines < 1 || was.Lines > was.Most || was.Left < 0 || was.Pos.Line == 0 {
		t.Fatalf("%+v", was)
	}
	for _, c := range []struct {
		more int
		fits bool
	}{{was.Left * 9 / 10, true}, {was.Left*3/2 + 40, false}} {
		f := folder(t)
		lines := strings.Split(string(f[at].Data), "\n")
		words := strings.TrimSpace(strings.Repeat("a word ", c.more/7+1))[:c.more]
		line := strings.TrimSuffix(lines[was.Pos.Line-1], "\"")
		lines[was.Pos.Line-1] = line + " " + words + lines[was.Pos.Line-1][len(line):]
		f[at].Data = []byte(strings.Join(lines, "\n"))
		r := buildIn(t, f, layout.Order{Month: "2026-04", Langs: []string{"en"}})
		if got := !r.Issues.Has(review.TooManyLines); got != c.fits {
			t.Errorf("%d characters more fit: %t, want %t (%+v, now %+v)", c.more, got, c.fits, was, fits(r))
		}
	}
}

// Every field with a bound has its figure, in every language: those of the section records, of
// their own lines or of their style's, wherever the text gives them and a page shows them.
func TestEveryBoundedFieldHasItsFigure(t *testing.T) {
	seen := map[string]bool{}
	for _, month := range []string{"2026-04", "specimen"} {
		r := result(t, month)
		ed, theme := r.Edition, press(t).Store.Theme
		for _, q := range r.Quality {
			lang, _, _ := strings.Cut(q.Lang, "-")
			fits := map[diag.Pos]review.Fit{}
			for _, f := range q.Fits {
				if f.Most < 1 || f.Lines < 1 || f.Section == "" || f.Field == "" {
					t.Errorf("%+v", f)
				}
				fits[f.Pos] = f
			}
			for _, p := range r.Report().Sections {
				rec, _ := data.SectionOf(p.Section)
				text, ok := ed.Text(lang, p.Section)
				if !ok || p.Pages[q.Lang]+p.Pages[lang] == 0 {
					continue
				}
				rec.Each(text, func(f data.Field, words read.Rich) {
					style, _ := theme.Style(f.Style)
					most := max(f.Lines, style.Lines)
					if f.Lines > 0 {
						most = f.Lines
					}
					if fit, has := fits[words[0].Pos]; most > 0 && !has {
						t.Errorf("%s: %s of %s, %d lines, has no figure", words[0].Pos, f.Name, p.Section, most)
					} else if most > 0 && f.Holds == data.Plain && fit.Most != most {
						t.Errorf("%s: %d lines of %d, want %d", words[0].Pos, fit.Lines, fit.Most, most)
					} else if most > 0 {
						seen[p.Section+" "+f.Name] = true
					}
				})
			}
		}
	}
	for _, want := range []string{"editorial title", "editorial standfirst", "editorial margin", "zoom standfirst", "cover title"} {
		if !seen[want] {
			t.Errorf("%s was held to nothing", want)
		}
	}
}
