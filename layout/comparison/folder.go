package comparison

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/secnumcloud-observatory/press/data/compare"
	"github.com/secnumcloud-observatory/press/fonts"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/profile"
	"github.com/secnumcloud-observatory/press/layout/svg"
	"github.com/secnumcloud-observatory/press/locales"
)

// Pages are the pages of the two editions in one language; none of an edition that
// cannot be laid out in it.
type Pages struct {
	Lang    string // name of the language's folder
	Was, Is []draw.Page
}

// Painting is what pages are painted with.
type Painting struct {
	Faces   *fonts.Set
	Palette profile.Palette
	Picture func(*draw.Picture) (format string, file []byte, err error)
	Locales *locales.Catalog
}

// Folder is a comparison as files by name: for each language LANG.html, told in it
// where findings are and else in English, and the faces of its pages. Nothing in it
// comes from elsewhere when it is opened, and the same editions are the same bytes.
func Folder(d *compare.Difference, all []Pages, with Painting) (map[string][]byte, error) {
	files, codes := map[string][]byte{}, map[draw.Font][]rune{}
	for _, p := range all {
		for _, pages := range [][]draw.Page{p.Was, p.Is} {
			for f, c := range svg.Codes(pages) {
				codes[f] = append(codes[f], c...)
			}
		}
	}
	var faces []draw.Font
	for f, c := range codes {
		face, ok := with.Faces.Face(string(f))
		if !ok {
			continue
		}
		files[faceAt(f)] = face.Web(c)
		faces = append(faces, f)
	}
	slices.Sort(faces)
	style := svg.Style(with.Palette, faces, faceAt)
	var others []string
	for _, p := range all {
		others = append(others, p.Lang)
	}
	for _, p := range all {
		s := sheet{d: d, pages: p, painter: &svg.Painter{Faces: with.Faces, Picture: with.Picture}, locales: with.Locales}
		html, err := s.html(style, others)
		if err != nil {
			return nil, err
		}
		files[p.Lang+".html"] = html
	}
	return files, nil
}

func faceAt(f draw.Font) string { return path.Join("faces", string(f)+".ttf") }

// sheet is the comparison in one language.
type sheet struct {
	d       *compare.Difference
	pages   Pages
	painter *svg.Painter
	locales *locales.Catalog
}

// says is a text in the sheet's language.
func (s *sheet) says(t diag.Text) string {
	words, told := locales.Told(s.pages.Lang)
	if !told {
		return t.In("en", nil)
	}
	return t.In(s.pages.Lang, words)
}

// head is a text that stands over others, without the colon it has before them.
func (s *sheet) head(t diag.Text) string { return strings.TrimRight(s.says(t), ": \u00a0\u202f") }

// The parts of the page that the template is filled with.
type (
	filled struct {
		Lang, Title, PagesHead, Legend, Nothing string
		Others                                  []string
		Style                                   template.CSS
		Parts                                   []told
		Sections                                []shown
		Missing                                 []string
		TextsHead                               string
		Texts                                   []turned
	}
	turned struct{ Where, File, Was, Is string }
	told   struct {
		Head string
		Rows []string
	}
	shown struct {
		Head, Same string
		Pairs      [][2]figure
	}
	figure struct {
		Caption, Class string
		Picture        template.HTML
	}
)

func (s *sheet) html(style string, others []string) ([]byte, error) {
	f := filled{Lang: s.pages.Lang, Title: strings.TrimSuffix(s.says(Title(s.d)), "."), Others: others, Style: template.CSS(style),
		PagesHead: s.head("Pages beside each other:"),
		Legend: s.says("On the left the earlier edition, on the right the later one. " +
			"What only one of the two says is marked there; pages without a difference are not shown.")}
	if l, ok := s.locales.Locale(s.pages.Lang); ok {
		f.Lang = l.Tag
	}
	for _, p := range facts(s.d) {
		t := told{Head: s.head(p.Head)}
		for _, r := range p.Rows {
			t.Rows = append(t.Rows, s.says(r.Says))
		}
		f.Parts = append(f.Parts, t)
	}
	f.TextsHead = s.head(textsHead)
	for _, p := range s.d.Texts {
		if p.Lang == s.pages.Lang {
			where := findings.Place(diag.Issue{Pos: p.Pos, Field: p.Field})
			f.Texts = append(f.Texts, turned{s.says(where), p.Pos.String(), p.Was, p.Is})
		}
	}
	if len(f.Parts)+len(f.Texts) == 0 {
		f.Nothing = s.says("Nothing else parts the two editions.")
	}
	for _, side := range []struct {
		id    string
		pages []draw.Page
	}{{s.d.From.Edition, s.pages.Was}, {s.d.To.Edition, s.pages.Is}} {
		if len(side.pages) == 0 {
			f.Missing = append(f.Missing, s.says(diag.Said("%s has no pages in this language: edition check says why.", side.id)))
		}
	}
	f.Sections = s.sections()
	var b bytes.Buffer
	err := document.Execute(&b, f)
	return b.Bytes(), err
}

// sections is the pages, section by section; one that is the same in both is named.
func (s *sheet) sections() (out []shown) {
	var same []string
	flush := func() {
		if k := len(out) - 1; k >= 0 && len(same) > 0 {
			out[k].Same = s.says(diag.Said("The same in both: page %s.", strings.Join(same, ", ")))
		}
		same = nil
	}
	section := ""
	for _, p := range pairs(s.pages.Was, s.pages.Is) {
		if p.section != section || len(out) == 0 {
			flush()
			section = p.section
			out = append(out, shown{Head: s.title(p.section)})
		}
		if !p.pictured {
			same = append(same, strconv.Itoa(p.is.number))
			continue
		}
		k := len(out) - 1
		out[k].Pairs = append(out[k].Pairs, [2]figure{s.figure("was", s.d.From.Edition, p.was), s.figure("is", s.d.To.Edition, p.is)})
	}
	flush()
	return out
}

// title is a section's name; its id where the language has none.
func (s *sheet) title(section string) string {
	if l, ok := s.locales.Locale(s.pages.Lang); ok && section != "" {
		return l.T("section." + section)
	}
	return section
}

// figure is a page as a picture; one that is not there is said.
func (s *sheet) figure(side, edition string, p *leaf) figure {
	if p == nil {
		return figure{Caption: s.says(diag.Said("%s has no such page", edition)), Class: side + " none"}
	}
	return figure{Caption: s.says(diag.Said("%s, page %d", edition, p.number)), Class: side,
		Picture: template.HTML(s.painter.Page(p.Page, fmt.Sprintf("%s%d", side, p.number), p.over))}
}

var document = template.Must(template.New("comparison").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
{{.Style -}}
*{box-sizing:border-box}
body{max-width:76rem;margin:0 auto;padding:2.5rem 1.5rem 4rem;font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 1.5rem}
h2{font-size:1.15rem;margin:2.25rem 0 .5rem;padding-top:.6rem;border-top:2px solid #10264b}
h3{font-size:1rem;margin:2rem 0 .5rem}
ul{margin:0;padding:0;list-style:none}
li{padding:.3rem 0;border-bottom:1px solid #bccde2;overflow-wrap:anywhere}
nav{margin:0 0 1rem}
.text h3{margin:1.5rem 0 0}
.at{margin:0 0 .4rem;font-size:.8125rem;color:#566579;overflow-wrap:anywhere}
.text .two p{margin:0}
.two{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}
.two p{padding-left:.75rem;border-left:3px solid #566579;overflow-wrap:anywhere}
.two p.is{border-color:#e8502f}
.text{break-inside:avoid}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem;margin:0 0 1.5rem;break-inside:avoid}
figure{margin:0}
figcaption{font-size:.875rem;padding:.35rem 0}
figure svg{display:block;width:100%;height:auto;border:1px solid #bccde2}
.none{border:1px dashed #566579;padding:1rem;align-self:start}
.was .over{fill:#566579;fill-opacity:.22}
.is .over{fill:#e8502f;fill-opacity:.2}
.around{fill:none;stroke:#566579;stroke-width:60;stroke-dasharray:240 120}
.is .around{stroke:#e8502f}
@media (max-width:40rem){.pair,.two{grid-template-columns:1fr}}
</style>
</head>
<body>
<main>
{{- if gt (len .Others) 1}}
<nav>{{range $i, $o := .Others}}{{if $i}} · {{end}}<a href="{{$o}}.html">{{$o}}</a>{{end}}</nav>
{{- end}}
<h1>{{.Title}}</h1>
{{- with .Nothing}}
<p>{{.}}</p>
{{- end}}
{{- range .Parts}}
<section>
<h2>{{.Head}}</h2>
<ul>
{{- range .Rows}}
<li>{{.}}</li>
{{- end}}
</ul>
</section>
{{- end}}
<section>
<h2>{{.PagesHead}}</h2>
<p>{{.Legend}}</p>
{{- range .Missing}}
<p>{{.}}</p>
{{- end}}
{{- range .Sections}}
<h3>{{.Head}}</h3>
{{- range .Pairs}}
<div class="pair">
{{- range .}}
<figure class="{{.Class}}">
{{- if .Picture}}
<div role="img" aria-label="{{.Caption}}">
{{.Picture -}}
</div>
{{- end}}
<figcaption>{{.Caption}}</figcaption>
</figure>
{{- end}}
</div>
{{- end}}
{{- with .Same}}
<p>{{.}}</p>
{{- end}}
{{- end}}
</section>
{{- if .Texts}}
<section>
<h2>{{.TextsHead}}</h2>
{{- range .Texts}}
<div class="text">
<h3>{{.Where}}</h3>
<p class="at">{{.File}}</p>
<div class="two">
<p class="was">{{.Was}}</p>
<p class="is">{{.Is}}</p>
</div>
</div>
{{- end}}
</section>
{{- end}}
</main>
</body>
</html>
`))
