package layout

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/secnumcloud-observatory/press/layout/compose"
	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// chartNames is the charts whose tables are data, by what their boxes are called.
func chartNames() map[string]string {
	return map[string]string{"chart bricks": "bricks", "chart unit rows": "rows", "chart butterfly": "butterfly",
		"chart strip": "strip", "chart bands": "bands", "chart calendar": "calendar", "chart map": "map", "chart responsibility": "duties",
		"chart shares": "shares", "chart timeline": "timeline"}
}

// attachments is the data behind the pages: the register of the cut-off as open data,
// and what each chart draws as a table, one file each, in the order of the pages.
func (r *run) attachments(doc *page.Document, pages []draw.Page) ([]finish.Attachment, error) {
	loc, _ := r.press.Locales.Locale(r.lang)
	data, err := r.opened()
	if err != nil {
		return nil, err
	}
	var out []finish.Attachment
	for _, name := range slices.Sorted(maps.Keys(data)) {
		out = append(out, finish.Attachment{Name: name, Type: mediaType(name), Words: loc.T("web.register"), Data: data[name]})
	}
	titles := map[string]string{}
	for _, s := range doc.Sections {
		titles[s.ID] = s.Title
	}
	n := map[string]int{}
	for _, t := range r.tables(pages) {
		if n[t.chart]++; n[t.chart] > 1 {
			t.name = fmt.Sprintf("%s-%d", t.chart, n[t.chart])
		}
		raw, err := t.csv([]rune(loc.T("web.delimiter") + ",")[0])
		if err != nil {
			return nil, fmt.Errorf("data of a chart: %w", err)
		}
		name := "chart-" + t.name + ".csv"
		out = append(out, finish.Attachment{Name: name, Type: mediaType(name), Words: titles[t.section], Data: raw})
	}
	return out, nil
}

// mediaType is the type of a data file by its name (RFC 7111, RFC 8259).
func mediaType(name string) string {
	if path.Ext(name) == ".json" {
		return "application/json"
	}
	return "text/csv"
}

// table is the rows of a chart's table.
type table struct {
	chart, name, section string
	rows                 [][]string
}

func (t table) csv(delimiter rune) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = delimiter, true
	if err := w.WriteAll(t.rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// tables is what the charts on pages draw, each once: a value a cell, whatever a page
// groups, counts beside or says again.
func (r *run) tables(pages []draw.Page) (out []table) {
	drawn, seen := compose.Figures(r.input()), map[draw.Shown]bool{}
	for i := range pages {
		draw.Walk(&pages[i].Box, func(v draw.Visit) bool {
			name, is := chartNames()[v.Box.Name]
			if !is {
				return true
			}
			which := draw.Shown{Name: v.Box.Name}
			if _, one := drawn[which]; !one { // it is told from others of its kind by what it says
				which.Alt = alternative(v.Box)
			}
			if c, has := drawn[which]; has && !seen[which] {
				seen[which] = true
				out = append(out, table{name, name, pages[i].Section, append([][]string{c.Head}, c.Rows...)})
			}
			return true
		})
	}
	return out
}

// alternative is the first of a drawing.
func alternative(b *draw.Box) (alt string) {
	draw.Walk(b, func(v draw.Visit) bool {
		if e := v.Box.Elem; alt == "" && e != nil && e.Role == draw.Figure {
			alt = e.Alt
		}
		return alt == ""
	})
	return alt
}
