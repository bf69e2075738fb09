package charts

import (
	"fmt"

	"github.com/secnumcloud-observatory/press/layout/unit"
	"github.com/secnumcloud-observatory/press/locales"
)

// The measures of the procedure's line.
const (
	stepDisc = 315 * mm / 10
	stepLine = mm / 2
	stepGap  = 2 * mm // between a disc and the line behind it
)

// Procedure is the line of the four milestones: discs at the four blocks of
// three columns, and a line that stops at the last one. The blocks' words
// stand under it and are the composer's.
func Procedure(s Sheet) (Chart, error) {
	l, rec := s.Locale, newRecorder(s.Fonts)
	c := Chart{Question: l.T("charts.procedure.question"), Title: locales.Capital(l.T("charts.procedure.title"))}
	var groups []string
	for _, st := range States()[1:] {
		key := "milestone." + st.Key()
		groups = append(groups, l.T("charts.procedure.group", map[string]any{"Code": l.T(key), "Name": l.T(key + ".state")}))
		c.Table.Rows = append(c.Table.Rows, []string{l.T(key), l.T(key + ".name")})
	}
	c.Table.Head = []string{l.T("label.milestone"), l.T("charts.procedure.head")}
	c.Alt = s.diagram("procedure", groups, c.Title)
	step := (s.Width + u) / 4
	size := unit.Size{W: s.Width, H: stepDisc}
	err := s.render(size, rec, func(p pen) {
		for i, st := range States()[1:] {
			x := unit.Length(i) * step
			if i < 3 {
				p.rule(x+stepDisc+stepGap, stepDisc/2, x+step, stepDisc/2, s.Inks.Sign, stepLine)
			}
			p.disc(x+stepDisc/2, stepDisc/2, stepDisc, ringOf(stepDisc), st, s.Inks.Look(false))
		}
	}, func(pen) {})
	if err != nil {
		return c, fmt.Errorf("procedure: %w", err)
	}
	c.Box, err = s.assemble("procedure", size, rec, figure(c.Alt))
	return c, err
}
