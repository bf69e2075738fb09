package layout

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/draw"
	"github.com/secnumcloud-observatory/press/layout/finish"
	"github.com/secnumcloud-observatory/press/layout/page"
)

// chartNames is the charts whose tables are data, by what their boxes are called.
func chartNames() map[string]string {
	return map[string]string{"chart bricks": "bricks", "chart dates": "dates", "chart unit rows": "rows", "chart butterfly": "butterfly",
		"chart strip": "strip", "chart bands": "bands", "chart calendar": "calendar", "chart map": "map", "chart responsibility": "duties",
		"chart shares": "shares", "chart timeline": "timeline"}
}

// attachments is the data behind the pages: the register of the cut-off as open data,
// and the table of each chart as it is heard, one file each, in the order of the pages.
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
	for _, t := range tables(pages) {
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

// tables is the tables of the charts on pages.
func tables(pages []draw.Page) (out []table) {
	of := map[*draw.Elem]table{}
	for i := range pages {
		section := pages[i].Section
		var find func(b *draw.Box, chart string)
		find = func(b *draw.Box, chart string) {
			if name, is := chartNames()[b.Name]; is {
				chart = name
			}
			if b.Elem != nil && b.Elem.Role == draw.Table && chart != "" {
				if _, seen := of[b.Elem]; !seen {
					of[b.Elem] = table{chart: chart, name: chart, section: section}
				}
			}
			for k := range b.Kids {
				find(&b.Kids[k].Box, chart)
			}
		}
		find(&pages[i].Box, "")
	}
	var walk func(n *draw.Node)
	walk = func(n *draw.Node) {
		if t, is := of[n.Elem]; is && n.Elem != nil {
			t.rows = cellsOf(n)
			out = append(out, t)
			return
		}
		for _, k := range n.Kids {
			walk(k)
		}
	}
	walk(draw.Tree(pages))
	return out
}

// cellsOf is a table's cells as they are heard, row by row. A cell over several columns or
// rows stands in each of them: data have no spans.
func cellsOf(n *draw.Node) [][]string {
	g := grid{left: map[int]span{}}
	g.walk(n)
	return g.rows
}

// grid is the rows of a table, and by column the cells that reach down into the next.
type grid struct {
	rows [][]string
	left map[int]span
}

type span struct {
	words string
	rows  int
}

// fill adds what reaches down from the rows above.
func (g *grid) fill(row []string) []string {
	for g.left[len(row)].rows > 0 {
		c := g.left[len(row)]
		g.left[len(row)] = span{c.words, c.rows - 1}
		row = append(row, c.words)
	}
	return row
}

func (g *grid) walk(n *draw.Node) {
	if n.Elem == nil || n.Elem.Role != draw.TableRow {
		for _, k := range n.Kids {
			g.walk(k)
		}
		return
	}
	var row []string
	for _, k := range n.Kids {
		if k.Elem == nil || k.Elem.Role != draw.HeadCell && k.Elem.Role != draw.DataCell {
			continue
		}
		words := heard(k)
		for range max(1, k.Elem.ColSpan) {
			row = g.fill(row)
			g.left[len(row)] = span{words, max(1, k.Elem.RowSpan) - 1}
			row = append(row, words)
		}
	}
	g.rows = append(g.rows, g.fill(row))
}

// heard is the words of a cell, with what its signs say.
func heard(n *draw.Node) string {
	var b strings.Builder
	var read func(n *draw.Node)
	read = func(n *draw.Node) {
		switch {
		case n.Elem == nil:
			b.WriteString(n.Text)
		case n.Elem.Alt != "":
			b.WriteString(" (" + n.Elem.Alt + ") ")
			return
		}
		for _, k := range n.Kids {
			read(k)
			if k.Elem != nil && !inLine(k.Elem.Role) {
				b.WriteString(" ")
			}
		}
	}
	read(n)
	return strings.Join(strings.Fields(draw.Spelt(strings.ReplaceAll(b.String(), "\u00AD", ""))), " ")
}
