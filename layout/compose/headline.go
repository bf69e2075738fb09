package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/locales"
)

// line is the words of one place: the editor's, or the press's own in several
// wordings, from full to short, which say the same.
type line struct {
	typed read.Rich
	told  []string
}

// typed is the editor's words.
func typed(r read.Rich) line { return line{typed: r} }

// told is the press's words.
func told(wordings ...string) line { return line{told: wordings} }

// or is the editor's words where there are any, else the press's.
func (l line) or(wordings ...string) line {
	if len(l.typed) > 0 {
		return l
	}
	return told(wordings...)
}

func (l line) empty() bool { return len(l.typed) == 0 && (len(l.told) == 0 || l.told[0] == "") }

// full is the words in their full wording.
func (l line) full() string {
	if len(l.typed) > 0 || l.empty() {
		return l.typed.String()
	}
	return l.told[0]
}

// set is a line in a style: the editor's words as they are, the press's in the
// first wording that fits.
func (k *kit) set(style string, l line, role draw.Role) block.Block {
	if len(l.typed) > 0 {
		return k.rich(style, l.typed, role)
	}
	return k.saying(k.style(style), l.told, role, 0)
}

// saying is a sentence of the press in the first of its wordings that keeps to
// the lines; 0 lines are the style's.
func (k *kit) saying(st text.Style, wordings []string, role draw.Role, lines int) block.Block {
	if s, ok := k.theme.Style(st.Name); ok && lines == 0 {
		lines = s.Lines
	}
	return k.saidOf(st, nil, wordings, role, lines)
}

// led is a saying behind a lead in bold.
func (k *kit) led(st text.Style, lead string, wordings []string, role draw.Role) block.Block {
	return k.saidOf(st, []text.Run{{Text: lead + " ", Font: st.Bold, Raw: true}}, wordings, role, 0)
}

func (k *kit) saidOf(st text.Style, lead []text.Run, wordings []string, role draw.Role, lines int) block.Block {
	y := &block.Saying{Lines: lines}
	var elem *draw.Elem
	if role != "" {
		elem = draw.New(role)
	}
	for _, w := range wordings {
		runs := append(slices.Clone(lead), text.Run{Text: w, Raw: true})
		y.Wordings = append(y.Wordings, &text.Para{Style: st, Runs: runs, Lang: k.loc.Tag, Elem: elem})
	}
	return y
}

// sentence is the full wording of a saying, for places that grow with it.
func (k *kit) sentence(key string, facts locales.Facts) string { return k.loc.Say(key, facts)[0] }

// since is the time since the previous edition in words; "" when there is none.
func (k *kit) since() string { return k.sinceIn(k.day) }

// sinceIn is since with a day as it is written in full or in short.
func (k *kit) sinceIn(day func(facts.Day) string) string {
	i, l := k.ed.Interval(), k.loc
	switch {
	case !i.Known():
		return ""
	case i.Monthly:
		return k.say("since.month")
	case i.Cutoff.Known():
		return k.say("since.day", map[string]any{"Day": day(i.Cutoff)})
	}
	name, of := l.MonthName(i.Edition.Month), l.MonthNameOf(i.Edition.Month)
	if i.Edition.Year != k.ed.Month.Year {
		name, of = l.Month(i.Edition.Year, i.Edition.Month), l.MonthOf(i.Edition.Year, i.Edition.Month)
	}
	return k.say("since.edition", map[string]any{"Month": name, "MonthOf": of})
}

// first is the key of what a first edition says in the place of a comparison.
func (k *kit) first(key, first string) string {
	if k.ed.Interval().Known() {
		return key
	}
	return first
}

// lately is the wordings of a sentence about the time since the previous edition,
// or of what a first edition says in its place: with days in full, then in short.
func (k *kit) lately(key, first string) []string {
	var out []string
	for _, day := range []func(facts.Day) string{k.day, k.dayShort} {
		for _, w := range k.loc.Phrases(k.first(key, first), locales.Facts{"Since": k.sinceIn(day), "Day": day(k.ed.Cutoff)}) {
			if !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// coverSentence is the month in one sentence: the heaviest movement, and how
// many others there were; or that there was none.
func (k *kit) coverSentence() []string {
	c := k.view.Counts()
	stand := locales.Facts{"Qualified": locales.Num(c.Qualified), "Candidates": locales.Num(c.Candidates), "Since": k.since()}
	lead, moved := k.view.Lead()
	switch {
	case moved:
		return k.leadSentence(lead)
	case !k.ed.Interval().Known():
		return k.loc.Say("cover.head.first", stand)
	}
	if next := k.view.NextEnd(); next.Known() {
		stand["Day"], stand["Short"] = k.day(next), k.dayShort(next)
		return k.loc.Say("cover.head.ending", stand)
	}
	return k.loc.Say("cover.head.none", stand)
}

// leadSentence tells the heaviest movements, and the number of the others.
func (k *kit) leadSentence(lead facts.Lead) []string {
	one := lead.Movements[0]
	n, providers := len(lead.Movements), len(lead.Providers)
	kind := string(one.Kind)
	said := locales.Facts{"N": locales.Num(n)}
	switch {
	case one.Revealed:
		kind = revealed
	case one.Kind == facts.Qualification && one.First:
		kind, said["Total"] = "provider", locales.Num(k.view.Counts().QualifiedProviders)
	case one.Kind == facts.Qualification:
		kind, said["Total"] = "offer", locales.Num(k.view.Counts().Qualified)
	case one.Kind == facts.Progress && one.DateKind == facts.Filed:
		kind = "filing"
	case one.Kind == facts.Progress:
		said["Code"] = k.say("milestone." + one.Code.String())
	}
	shape := "many"
	switch {
	case n == 1 && one.Entry().Name == "":
		shape = "bare"
	case n == 1:
		shape, said["Offer"] = "one", locales.Name(k.shortName(one.Entry()))
		said["Layers"] = k.layerNames(one.Entry().Layers)
	case one.Entry().Name == "" && one.Kind != facts.Arrival:
		shape = "bares"
	case providers == 1:
		shape = "own"
	case providers == n:
		shape = "each"
	default:
		said["Providers"] = locales.Num(providers)
	}
	if providers == 1 {
		said["Provider"] = locales.Name(one.Provider.Name)
	}
	var more []string
	if lead.Others > 0 {
		said["Others"], more = locales.Num(lead.Others), []string{"cover.head.others"}
	}
	key := "cover.head." + kind + "." + shape
	if n == 1 {
		key = k.stated(key, one.Event)
	}
	return k.loc.Say(key, said, more...)
}

// headline is a section's title: the editor's, or the one drawn from the
// register. It is asked for by the section and by every form of the contents.
func (k *kit) headline(id string) line {
	l, asked := k.headlines[id]
	if asked {
		return l
	}
	if l = typed(k.text(id).Title); composers()[id].title != nil {
		l = l.or(composers()[id].title(k)...)
	}
	k.headlines[id] = l
	return l
}
