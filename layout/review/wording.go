// Package review finds what only shows when an edition, its language and its
// pages are seen together: words that the language forbids or would write
// otherwise, months left over from another edition, characters no face has,
// words that stand on no page, texts longer than their style allows, sections
// on which the languages part; and it measures how well the pages are set. It
// is a stage that finds; what becomes of a finding is for package findings.
package review

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/locales"
)

// Wording is what there is to say of the words of an edition in a language:
// those that its rules forbid or would write otherwise, names that are nearly those of
// the register, and months of other editions. The press never changes words: these are for the editor.
func Wording(s *data.Store, ed *data.Edition, loc *locales.Locale) diag.List {
	var out diag.List
	months, names := otherMonths(s, ed, loc), newSpeller(ed.Register())
	names.learnRecurrent(ed, loc)
	days, dated := newCalendar(s, ed, loc)
	lasting, imprint := append(passing(ed, loc), months...), ed.At("imprint")
	imprint.Col = 0 // which of its lines is not known
	for _, w := range []read.Words{ed.Imprint.Publisher, ed.Imprint.Team} {
		out.Add(leftOver(read.Rich{{Text: w.In(loc.Lang), Pos: imprint}}, lasting, everyones, dropMonth, never)...)
	}
	for _, section := range ed.Sections {
		t, ok := ed.Text(loc.Lang, section)
		if !ok || ed.Unread(t.Pos.File) {
			continue
		}
		var spoken quotation
		t.Each(func(r read.Rich) {
			if r.Unwritten() {
				return
			}
			out.Add(spoken.advice(section, r, loc)...)
			out.Add(abroad(r, loc)...)
			out.Add(names.misspelt(r)...)
			if ed.Own(loc.Lang, section) {
				told := leftOver(r, months, anothers, checkMonth, meant(ed, s, loc))
				if dated {
					of, fine := days.told(r)
					told = beside(of, fine, told)
				}
				out.Add(told...)
			} else {
				out.Add(leftOver(r, lasting, everyones, dropMonth, never)...)
			}
		})
		out.Add(spoken.open...)
	}
	return out
}

// quotation is one of several paragraphs of a text: the mark that opened it waits
// for a paragraph that begins with the same one, or ends with its partner.
type quotation struct {
	mark, partner string
	open          diag.List // what is told when neither comes
}

// advice is the suggestions for one paragraph, each at its place in the file.
func (q *quotation) advice(section string, r read.Rich, loc *locales.Locale) diag.List {
	pieces, at := piecesOf(r), spotsOf(r)
	if q.mark != "" && strings.HasPrefix(strings.TrimSpace(r.String()), q.mark) {
		*q = quotation{partner: q.partner}
	}
	var out diag.List
	for _, s := range append(loc.Forbidden(section, pieces), loc.Wording(pieces)...) {
		is := s.Issue(at.place(s.Offset), loc.Lang)
		switch {
		case s.Partner == "":
			out.Add(is)
		case s.Found == q.partner:
			*q = quotation{}
		case s.Offset == 0 && !strings.ContainsAny(s.Found, "([{"):
			out.Add(q.open...)
			*q = quotation{s.Found, s.Partner, diag.List{is}}
		default:
			out.Add(is)
		}
	}
	return out
}

func piecesOf(r read.Rich) []locales.Piece {
	pieces := make([]locales.Piece, len(r))
	for i, s := range r {
		pieces[i] = locales.Piece{Text: lined(s), Keep: s.Code || s.Lang != "" || s.Page != ""}
	}
	return pieces
}

// abroad is the sentences of a paragraph that were left in another language, and months.
func abroad(r read.Rich, loc *locales.Locale) diag.List {
	var out diag.List
	pieces, all := piecesOf(r), ""
	for i, s := range r {
		pieces[i].Keep = pieces[i].Keep || s.Emph // titles, and words that are talked of
		all += lined(s)
	}
	runes, at := []rune(all), spotsOf(r)
	for _, s := range loc.Strays(pieces) {
		words := runes[min(s.Offset, len(runes)):min(s.Offset+s.Len, len(runes))]
		if s.Want != "" {
			out.Add(diag.Issue{Code: OtherLanguage, Severity: diag.Warning, Pos: at.place(s.Offset), Subject: s.Lang,
				Msg:  diag.Said("A month in %q stands in the text in %q: “%s”.", s.Lang, loc.Lang, string(words)),
				Hint: diag.Said("Write %s.", s.Want)})
			continue
		}
		out.Add(diag.Issue{Code: OtherLanguage, Severity: diag.Warning, Pos: at.place(s.Offset), Subject: s.Lang,
			Msg:  diag.Said("A sentence in %q stands in the text in %q: “%s”.", s.Lang, loc.Lang, diag.Short(string(words), 60)),
			Hint: diag.Said("Translate it; words that are meant so are written [words]{lang=%s}.", s.Lang)})
	}
	return out
}

// otherMonths is how the language writes the months of the other editions, in
// small letters and with plain spaces.
func otherMonths(s *data.Store, ed *data.Edition, loc *locales.Locale) []string {
	var out []string
	for _, id := range s.Editions() {
		other, ok := s.Edition(id)
		if m := other.Month; ok && !other.Specimen && !ed.Specimen && m != ed.Month && m.Month > 0 && ed.Month.Month > 0 {
			out = append(out, plainly(loc.Month(m.Year, m.Month)))
		}
	}
	return out
}

// What is said of a month in a text of the month, and in one that stands in every
// edition.
const (
	anothers   diag.Text = "The text speaks of %s, the month of another edition."
	checkMonth diag.Text = "Correct it if it was left over from the last edition."
	everyones  diag.Text = "The text stands in every edition, and speaks of %s."
	dropMonth  diag.Text = "Leave the month out, or write a text of the month that replaces it."
)

// passing is the months of the edition itself, as the language writes them: what
// stands in every edition is another's with the next.
func passing(ed *data.Edition, loc *locales.Locale) []string {
	var out []string
	for _, d := range []facts.Day{ed.Month, ed.Cutoff} {
		if m := plainly(loc.Month(d.Year, d.Month)); d.Month > 0 && !ed.Specimen && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// meant tells whether a month of another edition stands rightly at a place of a
// text: behind a day, in the month of the edition's own cut-off, or in the name
// of the edition before.
func meant(ed *data.Edition, s *data.Store, loc *locales.Locale) func(text, month string, at int) bool {
	cutoff := plainly(loc.Month(ed.Cutoff.Year, ed.Cutoff.Month))
	named := ""
	if last, ok := s.Edition(ed.BeforeID()); ok && last.Month.Month > 0 {
		named = plainly(loc.Edition(last.Month.Year, last.Month.Month))
	}
	return func(text, month string, at int) bool {
		day := strings.TrimSpace(text[:at])
		dated := month == cutoff && day != "" && (strings.LastIndexAny(day, "0123456789") == len(day)-1 || loc.MonthEnds(day))
		return dated || named != "" && (strings.HasSuffix(text[:at+len(month)], named) || strings.HasPrefix(text[at:], named))
	}
}

// beside is what is told of dates, and of months that stand in none of them and in none that is right.
func beside(dates, fine, months diag.List) diag.List {
	for _, is := range months {
		within := func(d diag.Issue) bool {
			return d.Pos.File == is.Pos.File && d.Pos.Line == is.Pos.Line && d.Pos.Col <= is.Pos.Col &&
				is.Pos.Col < d.Pos.Col+utf8.RuneCountInString(d.Subject)
		}
		if !slices.ContainsFunc(dates, within) && !slices.ContainsFunc(fine, within) {
			dates.Add(is)
		}
	}
	return dates
}

func never(string, string, int) bool { return false }

// leftOver is where a paragraph speaks of one of the months, and does not mean it.
func leftOver(r read.Rich, months []string, says, hint diag.Text, meant func(text, month string, at int) bool) diag.List {
	typed := ""
	for _, s := range r {
		typed += lined(s)
	}
	text := plainly(typed)
	var out diag.List
	for _, month := range months {
		at := strings.Index(text, month)
		for at >= 0 && meant(text, month, at) {
			if next := strings.Index(text[at+1:], month); next >= 0 {
				at += 1 + next
			} else {
				at = -1
			}
		}
		if at >= 0 {
			n := len([]rune(text[:at]))
			out.Add(diag.Issue{Code: OtherMonth, Severity: diag.Warning, Pos: spotsOf(r).place(n),
				Msg: diag.Said(says, string([]rune(typed)[n:n+len([]rune(month))])), Hint: hint})
		}
	}
	return out
}

// plainly is a text as months are looked for, over the ends of its lines.
func plainly(s string) string { return letters.Plainly(strings.ReplaceAll(s, "\n", " ")) }

// lined is a span's words, with the line break behind them that was typed: the
// last word of a line and the first of the next are no word. The number of a page
// is one that nobody knows yet.
func lined(s read.Span) string {
	if s.Page != "" {
		s.Text = "…"
	}
	if s.Break {
		return s.Text + "\n"
	}
	return s.Text
}
