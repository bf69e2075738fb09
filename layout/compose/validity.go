package compose

import (
	"slices"

	"github.com/secnumcloud-observatory/press/charts"
	"github.com/secnumcloud-observatory/press/data/facts"
	"github.com/secnumcloud-observatory/press/layout/block"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/text"
	"github.com/secnumcloud-observatory/press/layout/unit"
)

// The measures of the calendar of validity.
const (
	validityFirst      = 11 * u // what the calendar leaves of the first page to its title and key
	validityNext       = 4 * u  // and of those that follow, to the title again
	validitySlack      = 2 * u  // what each of several pages has to spare, once and more where rows are high
	validityKeyAfter   = 2 * u
	validityNoteBefore = 22 * unit.MM / 10
)

// validity is the calendar of decisions, on as many pages as it takes. Rows are
// wide where all of them fit one page so, then dense; else pages come out alike.
func (k *kit) validity() []page.Section {
	offers := k.held()
	body := &block.Either{}
	for _, row := range []unit.Length{k.space("calendar-row"), k.space("calendar-row-dense")} {
		if c, ok := k.calendar(offers, row, k.areaH); ok && len(c.More) == 0 {
			body.Options = append(body.Options, k.calendarPages(c))
		}
	}
	if c, ok := k.calendarAlike(offers); ok {
		body.Options = append(body.Options, k.calendarPages(c))
	}
	if len(body.Options) == 0 { // a chart that cannot be drawn takes no words along
		body.Options = append(body.Options, k.calendarPages(charts.Chart{}))
	}
	s := k.joinable(k.yielding("validity", k.text("validity"), body))
	for _, row := range k.calendarAtEase() {
		if c, ok := k.calendar(offers, row, k.areaH); ok && len(c.More) == 0 {
			s.Ladder = append(s.Ladder, k.calendarPages(c))
		}
	}
	return []page.Section{s}
}

// calendarAtEase is the rows of few decisions, step by step, where the page would be half
// empty: half as high again, up to four times.
func (k *kit) calendarAtEase() (out []unit.Length) {
	for halves := int64(3); halves <= 8; halves++ {
		out = append(out, k.space("calendar-row").Scale(halves, 2))
	}
	return out
}

// validityTitle is what the calendar finds.
func (k *kit) validityTitle() []string {
	c, ok := k.calendar(k.held(), k.space("calendar-row"), k.areaH)
	if !ok {
		return []string{k.say("section.validity")}
	}
	return c.Titles
}

// held is the qualified offers with their dates, as the calendar takes them.
func (k *kit) held() []charts.Offer {
	es := facts.ByName(k.view.Qualified())
	out := chartOffers(es)
	soon, year := k.view.Ending(k.yearAhead()), k.view.Ending(k.yearEnd())
	for i, e := range es {
		o, start := &out[i], e.Start()
		o.Start, o.End = charts.Date(start.Date), charts.Date(e.End())
		o.Renewed = renewed(e)
		if start.Date.Known() && start.Kind != facts.Decided {
			o.Since = k.say("kind." + string(start.Kind))
		}
		o.Ended, o.Soon, o.ThisYear = k.view.Ended(e), slices.Contains(soon, e), slices.Contains(year, e)
		k.inForce(o, e)
		o.StartOld = start == k.view.Was(e).Start()
		o.RenewedOld = o.Renewed == renewed(k.view.Was(e))
	}
	return out
}

// renewed is the day of the last of several dated decisions.
func renewed(e *facts.Entry) charts.Date {
	if ds := e.DatedDecisions(); len(ds) > 1 {
		return charts.Date(ds[len(ds)-1].Date)
	}
	return charts.Date{}
}

// inForce is what is known of the day of an offer's decision in force.
func (k *kit) inForce(o *charts.Offer, e *facts.Entry) {
	o.Ruled, o.Young = charts.Date(e.Ruled()), k.view.Young(e)
	o.RuledOld = e.Ruled() == k.view.Was(e).Ruled()
	if e.Decision != nil && e.Decision.Kind != facts.FirstRuling {
		o.Again = charts.Again(e.Decision.Kind)
	}
	near, earlier := e.Nearest()
	o.Near = charts.Date(near.Date)
	switch {
	case near.Kind == facts.Announced:
		o.NearKind = charts.Announced
	case near.Kind == facts.Listed:
		o.NearKind = charts.Entry
	case earlier:
		o.NearKind = charts.Earlier
	default:
		o.NearKind = charts.Itself
	}
}

// calendar is the validity calendar with rows of a height, in boxes that leave
// room for a title.
func (k *kit) calendar(offers []charts.Offer, row, high unit.Length) (charts.Chart, bool) {
	first, next := k.areaH-validityFirst, k.areaH-validityNext
	return k.chart(charts.Calendar(k.sheet(k.textW),
		charts.Validity{Offers: offers, First: min(first, high), Next: min(next, high), Row: row}))
}

// calendarAlike is the calendar on two pages or more, each with its share: no row
// too high for it goes to a page of its own.
func (k *kit) calendarAlike(offers []charts.Offer) (charts.Chart, bool) {
	row := k.space("calendar-row")
	c, ok := k.calendar(offers, row, k.areaH)
	if !ok {
		return c, false
	}
	all := c.Box.H
	for _, more := range c.More {
		all += more.H
	}
	pages := max(2, 1+len(c.More))
	for high := all/unit.Length(pages) + validitySlack; ; high += validitySlack {
		if c, ok = k.calendar(offers, row, high); !ok || 1+len(c.More) <= pages || high > k.areaH {
			return c, ok
		}
	}
}

// calendarPages is a calendar that was drawn, with its title.
func (k *kit) calendarPages(c charts.Chart) block.Block {
	t := k.text("validity")
	title := k.headline("validity")
	items := k.opening(title, typed(t.Standfirst))
	if c.Key != "" {
		items = append(items, block.Item{Block: k.lead([]text.Run{{Text: c.Key, Raw: true}}), After: validityKeyAfter, Together: true})
	}
	items = append(items, block.Item{Block: drawn(c.Box)})
	for _, more := range c.More {
		items = append(items, block.Item{Block: block.Artifact{Body: k.inAxis(10, k.again(title))}, Break: block.Force, Together: true,
			After: k.space("continued-after")},
			block.Item{Block: drawn(more)})
	}
	items = append(items, block.Item{Block: k.chartNote(c.Note, t.Note), Before: validityNoteBefore, Break: block.Never})
	return &block.Flow{Items: items, Name: "validity", Grid: u}
}
