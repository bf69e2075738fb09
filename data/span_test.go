package data_test

import (
	"io/fs"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/data/testdata/sample"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// Every span of every text of the editions names the passage it was read from,
// to its last character, and no two spans name one place.
func TestSpansNameTheirPassages(t *testing.T) {
	store, _ := data.Load(data.FS())
	n := 0
	for _, id := range store.Editions() {
		ed, _ := store.Edition(id)
		for _, lang := range ed.Langs() {
			seen := map[diag.Pos]string{}
			for _, section := range ed.Sections {
				x, ok := ed.Text(lang, section)
				if !ok {
					continue
				}
				raw, err := fs.ReadFile(data.FS(), x.Pos.File)
				if err != nil {
					t.Fatal(err)
				}
				x.Each(func(r read.Rich) {
					for _, s := range r {
						n++
						want := s.Text + s.Cite
						if got := sample.Passage(string(raw), s.From()); sample.Letters(got) != sample.Letters(want) {
							t.Errorf("%s: %q is said to stand at %d characters that hold %q", s.Pos, want, s.Len, got)
						}
						if other, double := seen[s.Pos]; double {
							t.Errorf("%s: both %q and %q begin here", s.Pos, other, want)
						}
						seen[s.Pos] = want
					}
				})
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d spans were looked at", n)
	}
}
