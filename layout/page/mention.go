package page

import (
	"slices"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
)

// noPage stands where something is named on no page.
const noPage = "–"

// speech is what a page says: its words in one line, and the places they were
// typed at.
type speech struct {
	section, folio string
	said           string
	from           map[string]bool
}

// said is the words of pages, for those who ask where something is named.
func (l *loop) said(pages []draw.Page) []speech {
	out := make([]speech, len(pages))
	for i := range pages {
		var b strings.Builder
		w := speech{section: pages[i].Section, folio: l.folio(i + 1), from: map[string]bool{}}
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			for _, op := range v.Box.Ops {
				if t, ok := op.(draw.Text); ok {
					if !t.Goes {
						b.WriteByte(' ')
					}
					b.WriteString(t.Read()) // a divided name stands whole with its first part
					w.from[t.From.Pos.String()] = true
				}
			}
			return true
		})
		w.said = strings.Join(strings.FieldsFunc(b.String(), unicode.IsSpace), " ")
		out[i] = w
	}
	return out
}

// names tells whether a page names what is asked for.
func (w speech) names(m text.Mention) bool {
	if w.from[m.From] {
		return true
	}
	for range letters.Wholes(w.said, m.Name) {
		return true
	}
	return false
}

// mentioned is the answer to a question about pages.
func mentioned(m text.Mention, pages []speech) string {
	var on []speech
	for _, w := range pages {
		if w.section != m.Asks && w.names(m) {
			on = append(on, w)
		}
	}
	main := 0
	for _, section := range m.Main {
		if i := slices.IndexFunc(on, func(w speech) bool { return w.section == section }); i >= 0 {
			main = i
			break
		}
	}
	list := ""
	switch {
	case m.Part == text.PageMain && len(on) == 0:
		return noPage
	case m.Part == text.PageMain:
		return on[main].folio
	case m.Part == text.PagesBefore:
		list = m.Before
		for _, w := range on[:min(main, len(on))] {
			list += w.folio + ", "
		}
		return list
	}
	for _, w := range on[min(main+1, len(on)):] {
		list += ", " + w.folio
	}
	if list == "" {
		return " " // an empty answer is one that is not known yet
	}
	return list
}
