package text

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// BenchmarkSet sets 60,000 characters, an edition's worth, with nothing
// remembered from before: rules, divisions, breaks and drawn lines.
func BenchmarkSet(b *testing.B) {
	for name, style := range map[string]Style{"ragged": ragged(), "justified": justifiedStyle()} {
		b.Run(name, func(b *testing.B) {
			set, langs := shared(b)
			texts := map[string][]string{"fr": paragraphs(b, "fr"), "en": paragraphs(b, "en")}
			for b.Loop() {
				s := NewSetter(set, langs)
				for n := 0; n < 60000; {
					for lang, list := range texts {
						for _, t := range list {
							if n >= 60000 {
								break
							}
							p := &Para{Style: style, Lang: lang, Runs: []Run{{Text: t}}}
							if r := s.Set(p, 80*unit.MM, Options{}); r.Wide != nil {
								b.Fatal(r.Wide)
							}
							n += len([]rune(t))
						}
					}
				}
			}
		})
	}
}
