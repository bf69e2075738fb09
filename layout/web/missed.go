package web

import (
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
)

// The findings of this package.
const (
	Unsaid   diag.Code = "WebUnsaid"
	NoTarget diag.Code = "WebTarget"
)

// What to do about them.
const (
	alone   diag.Text = "This is a fault of the press: report it with the edition's folder. --profile screen,print makes the PDFs alone."
	takeOut diag.Text = "Correct the name, or take the link out together with the section it led to."
)

// Catalogue explains the findings of this package.
func Catalogue() []diag.Entry {
	return []diag.Entry{
		{Code: Unsaid, Severity: diag.Error,
			Means:   "The pages say something that the web edition does not, so that its readers would have less.",
			Example: "the web edition does not say \"Périmètre\", which stands on the pages (Formula)",
			Fix:     alone},
		{Code: NoTarget, Severity: diag.Error,
			Means:   "A link in the web edition leads to a place that it does not have.",
			Example: "the link leads to \"#method\", which the web edition does not have",
			Fix:     takeOut},
	}
}

// missed is what the page does not say though the pages do, and where it leads that
// is not there.
func (w *writer) missed(root *node) (out diag.List) {
	role := draw.Document
	w.read.root.each(func(m *matter) {
		if m.elem != nil {
			role = m.elem.Role
		}
		if m.kind == words && !m.done && strings.TrimSpace(m.text) != "" {
			out.Add(diag.Issue{Code: Unsaid, Severity: diag.Error, Subject: string(role),
				Msg:  diag.Said("the web edition does not say %q, which stands on the pages (%s)", strings.TrimSpace(m.text), string(role)),
				Hint: alone})
		}
	})
	ids := map[string]bool{}
	root.each(func(n *node) { ids[n.get("id")] = true })
	told := map[string]bool{}
	root.each(func(n *node) {
		href := n.get("href")
		if name, inside := strings.CutPrefix(href, "#"); inside && !ids[name] && !told[name] {
			told[name] = true
			out.Add(diag.Issue{Code: NoTarget, Severity: diag.Error, Subject: href,
				Msg:  diag.Said("the link leads to %q, which the web edition does not have", href),
				Hint: takeOut})
		}
	})
	return out
}

// excused notes that matter is left out for a reason that decision 38 names.
func excused(m *matter) {
	m.each(func(k *matter) { k.done = true })
}
