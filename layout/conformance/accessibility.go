package conformance

import (
	"bytes"
	"html/template"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/preflight"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/locales"
)

// Subject is the file that an accessibility statement is about.
type Subject struct {
	File    string
	SHA256  string
	Pages   int
	Edition string // its title
	Date    string // of the file, in words: what is tested is tested when it is made
	Contact string // an e-mail address; "" for none
}

// Accessibility is the accessibility statement of a tagged file, an HTML page in
// one language. It claims what the judge's report on that very file holds and
// nothing else: which rules of reading aloud were tested and with what answer,
// which were not, and what a person must still check.
func Accessibility(r preflight.Report, prof profile.Profile, about Subject, l *locales.Locale) ([]byte, error) {
	tagged := map[diag.Code]bool{}
	for _, rule := range preflight.Rules() {
		tagged[rule.Code] = rule.Aloud()
	}
	p := statement{Subject: about, Lang: l.Tag, Say: func(key string) string { return l.T("accessibility." + key) }}
	for _, x := range r.Results {
		row := tested{Rule: string(x.Code), Title: x.Title.In(l.Tag), Source: x.Source, Figure: x.Figure, Why: x.Why.In(l.Tag)}
		switch {
		case !tagged[x.Code]:
		case x.Status == preflight.Pass:
			p.Held = append(p.Held, row)
		case x.Status == preflight.Fail:
			for _, f := range x.Faults {
				row.Faults = append(row.Faults, l.T("accessibility.fault", map[string]any{"Page": l.Number(f.Page), "Remark": f.Remark.In(l.Tag)}))
			}
			p.Failed = append(p.Failed, row)
		default:
			p.NotTested = append(p.NotTested, row)
		}
	}
	for _, d := range duties(prof) {
		p.Person = append(p.Person, l.T("conformance."+d))
	}
	p.Title = l.T("accessibility.title", map[string]any{"Edition": about.Edition})
	p.About = l.T("accessibility.about", map[string]any{"File": about.File, "Pages": l.N("accessibility.pages", about.Pages)})
	p.Dated = l.T("accessibility.dated", map[string]any{"Date": about.Date})
	p.Claims = l.T("conformance.none")
	if len(r.Claims) > 0 {
		p.Claims = l.T("conformance.claims", map[string]any{"Standards": l.List(r.Claims)})
	}
	p.Counted = l.T("accessibility.counted", map[string]any{"Held": l.Number(len(p.Held)), "Failed": l.Number(len(p.Failed)),
		"NotTested": l.Number(len(p.NotTested))})
	var b bytes.Buffer
	err := page.Execute(&b, p)
	return b.Bytes(), err
}

// statement is what the page is made of.
type statement struct {
	Subject
	Lang, Title, About, Dated, Claims, Counted string
	Held, Failed, NotTested                    []tested
	Person                                     []string
	Say                                        func(string) string
}

// tested is a rule with the answer it got.
type tested struct {
	Rule, Title, Source, Figure, Why string
	Faults                           []string
}

var page = template.Must(template.New("accessibility").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
body {max-width: 45rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 serif; color: #1a1a1a; background: #fff}
table {border-collapse: collapse}
th, td {padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #595959; text-align: left; vertical-align: top}
code {overflow-wrap: anywhere}
</style>
</head>
<body>
<main>
<h1>{{.Title}}</h1>
<p>{{.About}}</p>
<p>{{.Dated}}</p>
<p>{{.Claims}} {{call .Say "reader"}}</p>
<p>SHA-256: <code>{{.SHA256}}</code></p>
<h2>{{call .Say "tested"}}</h2>
<p>{{.Counted}} {{call .Say "own"}}</p>
{{- if .Held}}
<table>
<thead><tr><th scope="col">{{call .Say "rule"}}</th><th scope="col">{{call .Say "source"}}</th>
<th scope="col">{{call .Say "figure"}}</th></tr></thead>
<tbody>
{{- range .Held}}
<tr><th scope="row">{{.Title}}</th><td>{{.Source}}</td><td>{{.Figure}}</td></tr>
{{- end}}
</tbody>
</table>
{{- end}}
<h2>{{call .Say "failed"}}</h2>
{{- if .Failed}}
<ul>
{{- range .Failed}}
<li>{{.Title}} ({{.Source}})
<ul>
{{- range .Faults}}
<li>{{.}}</li>
{{- end}}
</ul></li>
{{- end}}
</ul>
{{- else}}
<p>{{call .Say "nothing"}}</p>
{{- end}}
<h2>{{call .Say "untested"}}</h2>
<ul>
{{- range .NotTested}}
<li>{{.Title}} ({{.Source}}): {{.Why}}</li>
{{- end}}
<li>{{call .Say "validators"}}</li>
<li>{{call .Say "aloud"}}</li>
</ul>
<h2>{{call .Say "person"}}</h2>
<ul>
{{- range .Person}}
<li>{{.}}</li>
{{- end}}
</ul>
{{- if .Contact}}
<h2>{{call .Say "contact"}}</h2>
<p>{{call .Say "write"}} <a href="mailto:{{.Contact}}">{{.Contact}}</a></p>
{{- end}}
</main>
</body>
</html>
`))
