package preflight

import (
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
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
			is := diag.Issue{Code: x.Code, Severity: x.Severity, Field: f.Field, Page: f.Page,
				Msg: f.sentence("en"), Hint: x.Fix.EN}
			if f.Pos != nil {
				is.Pos = *f.Pos
			}
			out.Add(is)
		}
	}
	return out.Sorted()
}

// Text is the report for people, in French or English, faults first.
func (r Report) Text(lang string) string {
	var b strings.Builder
	t := func(fr, en string) string { return Words{fr, en}.In(lang) }
	claims := strings.Join(r.Claims, ", ")
	if claims == "" {
		claims = t("aucune norme annoncée", "no standard claimed")
	}
	fmt.Fprintf(&b, t("%d pages, %d octets, %s\n", "%d pages, %d bytes, %s\n"), r.Pages, r.Bytes, claims)
	fmt.Fprintf(&b, t("%d règles tenues, %d non tenues, %d non vérifiées\n", "%d rules hold, %d do not, %d were not checked\n"),
		r.Count(Pass), r.Count(Fail), r.Count(NotChecked))
	r.each(Fail, func(x Result) { x.write(&b, lang) })
	r.writeUnchecked(&b, lang)
	r.each(Pass, func(x Result) { x.write(&b, lang) })
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
func (r Report) writeUnchecked(b *strings.Builder, lang string) {
	var reasons []Words
	by := map[Words][]Result{}
	r.each(NotChecked, func(x Result) {
		why := Words{}
		if x.Why != nil {
			why = *x.Why
		}
		if by[why] == nil {
			reasons = append(reasons, why)
		}
		by[why] = append(by[why], x)
	})
	for _, why := range reasons {
		if len(by[why]) == 1 {
			by[why][0].write(b, lang)
			continue
		}
		var codes []string
		for _, x := range by[why] {
			codes = append(codes, string(x.Code))
		}
		fmt.Fprintf(b, Words{"non vérifié  %d règles : %s\n             %s\n", "not checked  %d rules: %s\n             %s\n"}.In(lang), len(codes), strings.Join(codes, ", "), why.In(lang))
	}
}

func (x Result) write(b *strings.Builder, lang string) {
	word := map[Status]Words{NotChecked: {"non vérifié", "not checked"}, Pass: {"conforme", "pass"}, Fail: {"erreur", "error"}}[x.Status]
	if x.Status == Fail && x.Severity != diag.Error {
		word = Words{"attention", "warning"}
	}
	fmt.Fprintf(b, "%-12s %s [%s; %s]", word.In(lang), x.Title.In(lang), x.Code, x.Source)
	if x.Figure != "" {
		b.WriteString(Words{"\u00a0: ", ": "}.In(lang) + decimal(x.Figure, lang))
	}
	b.WriteByte('\n')
	if x.Why != nil {
		fmt.Fprintf(b, "             %s\n", x.Why.In(lang))
	}
	for _, f := range x.Faults {
		fmt.Fprintf(b, "             %s\n", f.sentence(lang))
	}
	if x.More > 0 {
		fmt.Fprintf(b, Words{"             et %d autres\n", "             and %d more\n"}.In(lang), x.More)
	}
	if x.Status == Fail {
		fmt.Fprintf(b, "             → %s\n", x.Fix.In(lang))
	}
}

// sentence is the fault on one line: where, what, the figures.
func (f Fault) sentence(lang string) string {
	var b strings.Builder
	colon := Words{"\u00a0: ", ": "}
	if f.Page > 0 {
		fmt.Fprintf(&b, "page %d", f.Page)
		if f.Area != nil {
			b.WriteString(decimal(fmt.Sprintf(" (%.1f × %.1f mm", f.Area.X, f.Area.Y), lang))
			b.WriteString(Words{" du coin)", " from the corner)"}.In(lang))
		}
		b.WriteString(colon.In(lang))
	}
	b.WriteString(f.Remark.In(lang))
	if f.Text != "" {
		fmt.Fprintf(&b, Words{" « %s »", " “%s”"}.In(lang), f.Text)
	}
	if f.Got != "" {
		b.WriteString(colon.In(lang) + decimal(f.Got, lang))
		if f.Limit != "" {
			fmt.Fprintf(&b, Words{" au lieu de %s", ", expected %s"}.In(lang), decimal(f.Limit, lang))
		}
	}
	if f.Times > 1 {
		fmt.Fprintf(&b, Words{" (%d fois)", " (%d times)"}.In(lang), f.Times)
	}
	if f.Field != "" {
		fmt.Fprintf(&b, " [%s]", f.Field)
	}
	return b.String()
}

// decimal writes figures with a comma in French. Figures are ASCII; a version
// number such as PDF 1.6 is no figure and keeps its point.
func decimal(s, lang string) string {
	if !strings.HasPrefix(lang, "fr") || strings.Contains(s, "PDF") || strings.Contains(s, "/") {
		return s
	}
	b := []byte(s)
	for i := 1; i+1 < len(b); i++ {
		if b[i] == '.' && digit(b[i-1]) && digit(b[i+1]) {
			b[i] = ','
		}
	}
	return string(b)
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
