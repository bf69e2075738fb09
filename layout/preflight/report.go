package preflight

import (
	"fmt"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight/pdf"
)

// Report is everything preflight says about a file.
type Report struct {
	Kind    Kind     `json:"kind"`
	Claims  []string `json:"claims"` // standards the file names, as it names them
	Pages   int      `json:"pages"`
	Bytes   int      `json:"bytes"`
	SHA256  string   `json:"sha256"`
	Strict  bool     `json:"strict,omitempty"`
	Results []Result `json:"rules"`

	lexicon Lexicon
}

// Count is the number of rules with that answer.
func (r Report) Count(s Status) int {
	n := 0
	for _, x := range r.Results {
		if x.Status == s {
			n++
		}
	}
	return n
}

// Failed tells whether the file must not be delivered: a rule of severity
// error failed, or, when judged strictly, any rule.
func (r Report) Failed() bool {
	for _, x := range r.Results {
		if x.Status == Fail && (r.Strict || x.Severity == diag.Error) {
			return true
		}
	}
	return false
}

// Result is the answer of one rule, and false when it does not apply.
func (r Report) Result(c diag.Code) (Result, bool) {
	for _, x := range r.Results {
		if x.Code == c {
			return x, true
		}
	}
	return Result{}, false
}

// Issues is the failed rules as findings, one per fault.
func (r Report) Issues() diag.List {
	var out diag.List
	for _, x := range r.Results {
		if x.Status != Fail {
			continue
		}
		for _, f := range x.Faults {
			is := diag.Issue{Code: x.Code, Severity: x.Severity, Field: f.Field, Page: f.Page, Subject: f.inks,
				Msg: r.everywhere(f.sentence), Hint: diag.Settled(x.remedy(f))}
			if f.Pos != nil {
				is.Pos = *f.Pos
			}
			out.Add(is)
		}
	}
	return out.Sorted()
}

// everywhere is a sentence in every language of the lexicon.
func (r Report) everywhere(tell func(voice) string) diag.Text {
	in := map[string]string{}
	for _, lang := range r.voice("en").Languages() {
		in[lang] = tell(r.voice(lang))
	}
	return diag.Settled(in)
}

// voice is a lexicon speaking one language.
type voice struct {
	Lexicon
	lang string
}

func (r Report) voice(lang string) voice {
	if r.lexicon.langs == nil { // a report that was read from JSON
		r.lexicon = NewLexicon()
	}
	return voice{r.lexicon, lang}
}

func (v voice) say(key string, pairs ...any) string { return v.In(v.lang, say(key, pairs...)) }

// Text is the report for people in a language of the lexicon, faults first.
// What it quotes of the file stays within its line.
func (r Report) Text(lang string) string {
	var b strings.Builder
	v := r.voice(lang)
	claims := strings.Join(r.Claims, ", ")
	if claims == "" {
		claims = v.say("report.none")
	}
	b.WriteString(v.say("report.head", "pages", r.Pages, "bytes", r.Bytes, "claims", diag.Shown(claims)) + "\n")
	b.WriteString(v.say("report.count", "held", r.Count(Pass), "failed", r.Count(Fail), "unchecked", r.Count(NotChecked)) + "\n")
	r.each(Fail, func(x Result) { v.write(&b, x) })
	v.writeUnchecked(&b, r)
	r.each(Pass, func(x Result) { v.write(&b, x) })
	return b.String()
}

func (r Report) each(s Status, do func(x Result)) {
	for _, x := range r.Results {
		if x.Status == s {
			do(x)
		}
	}
}

// writeUnchecked names rules left out for one reason together.
func (v voice) writeUnchecked(b *strings.Builder, r Report) {
	var reasons []string
	by := map[string][]Result{}
	r.each(NotChecked, func(x Result) {
		why := x.Why.In(v.lang)
		if by[why] == nil {
			reasons = append(reasons, why)
		}
		by[why] = append(by[why], x)
	})
	for _, why := range reasons {
		if len(by[why]) == 1 {
			v.write(b, by[why][0])
			continue
		}
		var codes []string
		for _, x := range by[why] {
			codes = append(codes, string(x.Code))
		}
		rules := v.say("report.rules", "count", len(codes), "codes", strings.Join(codes, ", "))
		fmt.Fprintf(b, "%-12s %s\n%s%s\n", v.say("report.unchecked"), rules, indent, why)
	}
}

// indent stands before what belongs to the line above: a word of twelve
// letters and a space.
const indent = "             "

// status is a rule's answer in a word.
func (v voice) status(x Result) string {
	switch {
	case x.Status == Pass:
		return v.say("report.pass")
	case x.Status == NotChecked:
		return v.say("report.unchecked")
	case x.Severity != diag.Error:
		return v.say("report.warning")
	}
	return v.say("report.error")
}

// source is where a rule comes from: clauses are named alike everywhere, the
// house and its bindings are not.
func (v voice) source(s string) string {
	house := v.say("report.house")
	return strings.NewReplacer("house: ", house+v.say("report.colon"), "house", house, "saddle stitch", v.say("report.stitch"),
		"own", v.say("report.own")).Replace(s)
}

func (v voice) write(b *strings.Builder, x Result) {
	fmt.Fprintf(b, "%-12s %s [%s; %s]", v.status(x), x.Title.In(v.lang), x.Code, v.source(x.Source))
	if x.Figure != "" {
		b.WriteString(v.say("report.colon") + diag.Shown(v.decimal(x.Figure)))
	}
	b.WriteByte('\n')
	if x.Why != nil {
		b.WriteString(indent + diag.Shown(x.Why.In(v.lang)) + "\n")
	}
	for _, f := range x.Faults {
		b.WriteString(indent + diag.Shown(f.sentence(v)) + "\n")
	}
	if x.More > 0 {
		b.WriteString(indent + v.say("report.more", "count", x.More) + "\n")
	}
	if x.Status == Fail {
		for _, fix := range x.remedies(v.lang) {
			b.WriteString(indent + "→ " + fix + "\n")
		}
	}
}

// remedy is what to do about a fault of the rule.
func (x Result) remedy(f Fault) Words {
	if f.fix != nil {
		return f.fix
	}
	return x.Fix
}

// remedies is what to do about the faults that are listed, each once.
func (x Result) remedies(lang string) []string {
	var out []string
	for _, f := range x.Faults {
		if fix := x.remedy(f).In(lang); !slices.Contains(out, fix) {
			out = append(out, fix)
		}
	}
	return out
}

// sentence is the fault on one line: where, what, the figures.
func (f Fault) sentence(v voice) string {
	var b strings.Builder
	if f.Page > 0 {
		b.WriteString(v.say("report.page", "page", f.Page))
		if f.Area != nil {
			b.WriteString(v.say("report.corner", "x", v.decimal(fmt.Sprintf("%.1f", f.Area.X)), "y", v.decimal(fmt.Sprintf("%.1f", f.Area.Y))))
		}
		b.WriteString(v.say("report.colon"))
	}
	b.WriteString(f.Remark.In(v.lang))
	if f.Text != "" {
		b.WriteString(v.say("report.quoted", "text", f.Text))
	}
	if f.Got != "" {
		b.WriteString(v.say("report.colon") + v.decimal(f.Got))
		if f.Limit != "" {
			b.WriteString(v.say("report.expected", "limit", v.decimal(f.Limit)))
		}
	}
	if f.Times > 1 {
		b.WriteString(v.say("report.times", "count", f.Times))
	}
	if f.Field != "" {
		fmt.Fprintf(&b, " [%s]", f.Field)
	}
	return b.String()
}

// decimal writes figures with the mark of the language. Figures are ASCII; a
// version number such as PDF 1.6 is no figure and keeps its point.
func (v voice) decimal(s string) string {
	if strings.Contains(s, "PDF") || strings.Contains(s, "/") {
		return s
	}
	mark := v.say("report.decimal")
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '.' && i > 0 && i+1 < len(s) && pdf.IsDigit(s[i-1]) && pdf.IsDigit(s[i+1]) {
			b.WriteString(mark)
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
