package data

import (
	"strings"

	"github.com/secnumcloud-observatory/press/data/write"
)

// News is what the press itself says of a month, in the words in which it would
// set it: drafts for an editor, in Markdown. A headline or standfirst that is
// empty is left to the press, which chooses the wording that fits the page.
type News struct {
	Title, Standfirst, Unchanged string
	Events                       []Told
}

// Told is the words for an event of the month, under its key.
type Told struct{ Key, Words string }

// drafted begins the mark of words that the press has drafted and that nobody
// has read yet.
const drafted = "{{draft"

// news puts what the press says of the month in the place of what the last text
// said of its own, and hands back the figures that it rests on.
func (n *novice) news(d *write.Doc, lang string) []string {
	if n.voice.News == nil {
		return nil
	}
	told, ok := n.voice.News(lang, n.new)
	if !ok {
		return nil
	}
	figures := []string{"movements"}
	words := func(s string) write.Text {
		figures = append(figures, n.counted(lang, s)...)
		return write.Text(drafted + ": " + n.voice.Brief(lang, "brief.draft", 0, 0) + "}} " + s)
	}
	if at, there := part(d, "events"); there { // of another month
		n.drop(d, at)
	}
	for _, f := range [][2]string{{Title, told.Title}, {Standfirst, told.Standfirst}} {
		p, said := write.Path{write.Field(f[0])}, f[1]
		if _, there := d.Get(p); said != "" {
			n.set(d, p, words(said))
		} else if there {
			n.drop(d, p)
		}
	}
	if len(told.Events) > 0 {
		var items write.List
		for _, t := range told.Events {
			items = append(items, write.Group{{Name: "key", Value: write.Text(t.Key)}, {Name: Words, Value: words(t.Words)}})
		}
		n.put(d, "events", write.Group{{Name: "items", Value: items}})
	}
	if at, there := part(d, "unchanged"); there {
		if _, whole := d.Get(at); whole { // a part that is its text
			n.set(d, at, words(told.Unchanged))
		} else {
			n.set(d, append(at, write.Field(Words)), words(told.Unchanged))
		}
	} else {
		n.put(d, "unchanged", write.Group{{Name: Words, Value: words(told.Unchanged)}})
	}
	return figures
}

// put gives a text a part, in the form in which it has others.
func (n *novice) put(d *write.Doc, key string, what write.Group) {
	parts := write.Path{write.Field("parts")}
	for _, p := range d.Words() {
		if p[0] == parts[0] && len(p) > 1 {
			if _, byKey := p[1].Name(); byKey {
				n.set(d, append(parts, write.Field(key)), what)
				return
			}
			break
		}
	}
	n.fail(d.Append(parts, append(write.Group{{Name: "key", Value: write.Text(key)}}, what...)))
}

// part is where the part of a key stands in the head of a text.
func part(d *write.Doc, key string) (write.Path, bool) {
	for _, p := range d.Words() {
		if len(p) < 2 || p[0] != write.Field("parts") {
			continue
		}
		if name, byKey := p[1].Name(); byKey && name == key {
			return p[:2:2], true
		}
		if is, _ := d.Get(append(p[:2:2], write.Field("key"))); is == key {
			return p[:2:2], true
		}
	}
	return nil, false
}

// Escaped is a text as Markdown that reads so, whatever is in its names.
func Escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>{}#@", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
