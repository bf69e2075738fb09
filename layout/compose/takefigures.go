package compose

import (
	"slices"
	"strconv"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
)

// taken is the figures of a chart as the open data writes them: under the names of its
// columns, days as precisely as they are known (ISO 8601), codes for milestones, stages,
// layers and what a date is the date of, nothing where nothing is published. They stand
// in the order of the chart. A diagram, which has no facts of the register, keeps its
// words.
func (k *kit) taken(id string, said charts.Data) charts.Data {
	switch id {
	case "bricks":
		return k.milestoneFigures()
	case "rows":
		return k.layerFigures(false)
	case "butterfly":
		return k.layerFigures(true)
	case "strip":
		return k.decisionFigures(said)
	case "bands":
		return k.surveyFigures()
	case "calendar":
		return k.validityFigures(said)
	case "map":
		return k.marketFigures()
	}
	return said
}

// identity are the columns that name an offer.
func identity(e *facts.Entry) []string { return []string{e.ID, e.Provider.Name, e.Name} }

// codeOf is a milestone; nothing when none is published.
func codeOf(c facts.Code) string {
	if c == facts.Unpublished {
		return ""
	}
	return c.String()
}

// kindOf is what a day is the day of; nothing when there is none.
func kindOf(d facts.Day, kind facts.Kind) string {
	if !d.Known() {
		return ""
	}
	return string(kind)
}

// standing is the offers in progress at a milestone, by name.
func (k *kit) standing(c facts.Code) []*facts.Entry {
	return slices.DeleteFunc(facts.ByName(k.view.Candidates()), func(e *facts.Entry) bool { return e.Milestone != c })
}

// milestoneFigures is a row for each offer in progress, by its last known milestone.
func (k *kit) milestoneFigures() charts.Data {
	out := charts.Data{Head: []string{"milestone", "id", "provider_name", "offer", "milestone_date", "milestone_date_kind", "changed"}}
	for _, c := range []facts.Code{facts.J0, facts.J1, facts.J2, facts.J3, facts.Unpublished} {
		for _, e := range k.standing(c) {
			day, kind := "", ""
			if m := e.Last(); m != nil {
				day, kind = m.Date.String(), kindOf(m.Date, m.Kind)
			}
			out.Rows = append(out.Rows, slices.Concat([]string{codeOf(c)}, identity(e), []string{day, kind, strconv.FormatBool(e.Changed)}))
		}
	}
	return out
}

// layerFigures is how many offers each layer has, the highest first: those in progress,
// and the qualified ones too.
func (k *kit) layerFigures(qualified bool) charts.Data {
	out := charts.Data{Head: []string{"layer", "candidates"}}
	if qualified {
		out.Head = append(out.Head, "qualified")
	}
	for _, l := range slices.Backward(facts.Layers()) {
		row := []string{l.String(), strconv.Itoa(covering(k.view.Candidates(), l))}
		if qualified {
			row = append(row, strconv.Itoa(covering(k.view.Qualified(), l)))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// covering is how many offers cover a layer.
func covering(es []*facts.Entry, l facts.Layer) (n int) {
	for _, e := range es {
		if e.Covers(l) {
			n++
		}
	}
	return n
}

// inOrder is the qualified offers in the order in which a chart's rows name them, by
// provider and offer in columns from one on.
func (k *kit) inOrder(said charts.Data, column int) (out []*facts.Entry) {
	left := facts.ByName(k.view.Qualified())
	for _, row := range said.Rows {
		i := slices.IndexFunc(left, func(e *facts.Entry) bool { return e.Provider.Name == row[column] && e.Name == row[column+1] })
		out = append(out, left[i])
		left = slices.Delete(left, i, i+1)
	}
	return out
}

// decisionFigures is a row for each qualified offer: the decision in force, when it was
// announced, and when the offer's qualification began.
func (k *kit) decisionFigures(said charts.Data) charts.Data {
	out := charts.Data{Head: []string{"id", "provider_name", "offer", "decision", "date", "announced", "valid_from", "valid_from_kind",
		"changed"}}
	for _, e := range k.inOrder(said, 1) {
		row, start := append(identity(e), "", "", ""), e.Start()
		if d := e.Decision; d != nil {
			row = append(identity(e), string(d.Kind), d.Date.String(), d.Announced.String())
		}
		out.Rows = append(out.Rows, append(row, start.Date.String(), kindOf(start.Date, start.Kind), strconv.FormatBool(e.Changed)))
	}
	return out
}

// validityFigures is a row for each qualified offer: since when, renewed when, until when.
func (k *kit) validityFigures(said charts.Data) charts.Data {
	out := charts.Data{Head: []string{"id", "provider_name", "offer", "valid_from", "valid_from_kind", "renewed", "valid_until"}}
	for _, e := range k.inOrder(said, 0) {
		start := e.Start()
		out.Rows = append(out.Rows, append(identity(e), start.Date.String(), kindOf(start.Date, start.Kind),
			facts.Day(renewed(e)).String(), e.End().String()))
	}
	return out
}

// surveyFigures is a row for each month of the bands; one that nobody surveyed has no
// figures.
func (k *kit) surveyFigures() charts.Data {
	out := charts.Data{Head: []string{"month", "qualified", "candidates"}}
	for _, s := range k.view.Surveys(bandsMonths) {
		row := []string{facts.Day{Year: s.End.Year, Month: s.End.Month}.String(), "", ""}
		if s.Made {
			row[1], row[2] = strconv.Itoa(s.Qualified.N), strconv.Itoa(s.InProgress.N)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// marketFigures is a row for each layer of each offer: those in progress by milestone,
// the qualified ones by the day of the decision in force.
func (k *kit) marketFigures() charts.Data {
	out := charts.Data{Head: []string{"layer", "stage", "milestone", "date", "id", "provider_name", "offer"}}
	done := facts.ByName(k.view.Qualified())
	slices.SortStableFunc(done, func(a, b *facts.Entry) int { return a.Ruled().Year - b.Ruled().Year })
	var all []*facts.Entry
	for _, c := range []facts.Code{facts.Unpublished, facts.J0, facts.J1, facts.J2, facts.J3} {
		all = append(all, k.standing(c)...)
	}
	for _, l := range slices.Backward(facts.Layers()) {
		for _, e := range append(slices.Clone(all), done...) {
			if e.Covers(l) {
				out.Rows = append(out.Rows, append([]string{l.String(), string(e.Stage), codeOf(e.Milestone), e.Ruled().String()}, identity(e)...))
			}
		}
	}
	return out
}
