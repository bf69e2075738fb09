package review

import (
	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// Absent is the words of an edition's texts in a language that stand on none of
// some pages, passage by passage: of the texts of its sections, and of those that
// were written for it and have none. A file that could not be read is not among
// them, nor a standing text of which nothing stands there: it waits.
func Absent(ed *data.Edition, lang string, pages []draw.Page) []read.Span {
	on := placed(pages)
	var out []read.Span
	for _, section := range data.SectionIDs() {
		t, ok := ed.Text(lang, section)
		if !ok || ed.Unread(t.Pos.File) {
			continue
		}
		var gone []read.Span
		begun := ed.Own(lang, section)
		t.Each(func(r read.Rich) {
			for _, s := range r {
				if _, drawn := on.words[s.Pos]; drawn {
					begun = true
				} else if !blank(s) && s.Cite == "" {
					gone = append(gone, s)
				}
			}
		})
		if begun {
			out = append(out, gone...)
		}
	}
	return out
}
