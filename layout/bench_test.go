package layout_test

import (
	"context"
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout"
)

// The whole edition: two languages, two profiles, read back and with tickets,
// from a press that is open.
func BenchmarkEdition(b *testing.B) {
	for _, month := range []string{"2026-04", "specimen"} {
		b.Run(month, func(b *testing.B) {
			p := press(b)
			for b.Loop() {
				r, err := p.Build(context.Background(), layout.Order{Month: month, Langs: languages(), Profiles: layout.Profiles()})
				if err != nil || r.Stopped {
					b.Fatal(err, errorsOf(r.Issues))
				}
			}
		})
	}
}

// What `edition check` does in one language: no file is made.
func BenchmarkPages(b *testing.B) {
	p := press(b)
	for b.Loop() {
		if _, err := p.Build(context.Background(), layout.Order{Month: "2026-04", Langs: []string{"fr"}}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := layout.Open(data.FS()); err != nil {
			b.Fatal(err)
		}
	}
}
