package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// days holds the edition's days against one another, and the edition against
// the others of the folder.
func (c *checker) days() {
	e := c.edition
	if end := e.Month.MonthEnd(0); end.Before(e.Cutoff) {
		c.clash(data.EditionOrder, e.At("month"), e.At("cutoff"), "cutoff", "Correct the month or the day.",
			"The cut-off, %s, is later than the edition's month, %s.", e.Cutoff, e.Month)
		c.between(day(e, "month"), day(e, "cutoff"))
	}
	if e.Published.Before(e.Cutoff) {
		c.clash(data.EditionOrder, e.At("cutoff"), e.At("published"), "published", "Correct one of the two days.",
			"The edition is published on %s, before its cut-off, %s.", e.Published, e.Cutoff)
		c.between(day(e, "cutoff"), day(e, "published"))
	} else if e.Published.Before(e.Month.First()) {
		c.clash(EditionGap, e.At("month"), e.At("published"), "published", "Correct the month or the day.",
			"The edition of %s is published on %s.", e.Month, e.Published)
		c.between(day(e, "month"), day(e, "published"))
	}
	if e.Cutoff.Before(e.Month.MonthEnd(-2)) {
		c.clash(EditionGap, e.At("month"), e.At("cutoff"), "cutoff", "Correct the month or the day, unless the edition looks that far back.",
			"The cut-off, %s, is more than a month before the edition's month, %s.", e.Cutoff, e.Month)
		c.between(day(e, "month"), day(e, "cutoff"))
	}
	if e.Month.MonthEnd(2).Before(e.Published) {
		c.clash(EditionGap, e.At("month"), e.At("published"), "published", "Correct the month or the day, unless it appears that late.",
			"The edition of %s is published on %s.", e.Month, e.Published)
		c.between(day(e, "month"), day(e, "published"))
	}
	if e.Pages%4 != 0 {
		c.find(data.EditionOrder, e.At("pages"), "pages", diag.Said("Write %d or %d.", e.Pages/4*4, e.Pages/4*4+4),
			"pages is %d, and a stapled edition has a multiple of four.", e.Pages)
	}
	for _, x := range e.Corrections {
		if before(x.Date, e.Published) {
			c.clash(data.EditionOrder, e.At("published"), x.Pos, "corrections",
				"Correct one of the two days; what is wrong before it is out is mended.",
				"The correction is of %s, and the edition is published on %s.", x.Date, e.Published)
			c.between(day(e, "published"), diag.Day(x.Pos, "date"))
		}
	}
	c.previous()
	c.next()
	if !e.Specimen {
		c.ordinal()
		c.neighbours()
		c.lasting()
	}
	said := map[string]string{"imprint.email": e.Imprint.Email, "imprint.site": e.Imprint.Site, "imprint.licence": e.Imprint.Licence}
	for field, w := range map[string]read.Words{"imprint.publisher": e.Imprint.Publisher, "imprint.team": e.Imprint.Team} {
		said[field] = strings.Join(slices.Sorted(maps.Values(w)), " ")
	}
	for field, s := range said {
		if strings.Contains(s, "{{") {
			c.find(Unwritten, e.Pos, field, "Replace it.", "%s is still to be written.", field)
		}
	}
}

// previous holds the edition against the one that it compares itself with.
func (c *checker) previous() {
	e := c.edition
	before, known := c.store.Edition(e.PreviousID)
	switch {
	case e.PreviousID == e.ID:
		c.find(data.EditionOrder, e.At("previous"), "previous", "Name the edition before it.", "The edition %s says that it follows itself.",
			e.ID)
	case known && before.Specimen:
		c.clash(data.EditionOrder, before.At("specimen"), e.At("previous"), "previous", "Name an edition that is no specimen.",
			"The previous edition, %s, is a specimen: nothing in it is so.", before.ID)
	case known && !before.Cutoff.Before(e.Cutoff):
		c.clash(data.EditionOrder, before.At("cutoff"), e.At("previous"), "previous",
			"Name an edition with an earlier cut-off, or correct one of the two days.",
			"The previous edition, %s, has its cut-off on %s, which is not before this one's, %s.", before.ID, before.Cutoff, e.Cutoff)
		c.between(day(before, "cutoff"), day(e, "cutoff"), day(e, "previous"))
	case !known && e.Stated.Known() && !e.Stated.Before(e.Cutoff):
		c.clash(data.EditionOrder, e.At("cutoff"), e.At("previous-cutoff"), "previous-cutoff",
			"The cut-off must be later than the previous edition's.",
			"The cut-off, %s, is not after the previous one, %s.", e.Cutoff, e.Stated)
	}
	if known && before != e && !before.Specimen && e.Written("previous-cutoff") && e.Stated != before.Cutoff {
		c.clash(data.EditionOrder, before.At("cutoff"), e.At("previous-cutoff"), "previous-cutoff",
			"Delete the line: the day is the previous edition's.",
			"previous-cutoff is %s, and the previous edition, %s, has its cut-off on %s.", e.Stated, before.ID, before.Cutoff)
	}
	if o := e.Register().Observed; o.Known() && e.Cutoff.Before(o) {
		c.clash(EditionGap, e.At("cutoff"), e.Register().From.Pos, "observed", "Correct one of the two days.",
			"The register is complete from %s on, after the cut-off of the edition %s, %s.", o, e.ID, e.Cutoff)
		c.between(day(e, "cutoff"), diag.Day(e.Register().From.Pos, "observed"))
	} else if e.Previous.Known() && e.Previous.Before(o) && e.BeforeID() == e.PreviousID {
		c.clash(EditionGap, e.At(since(e)), e.Register().From.Pos, "observed", "Correct one of the two days.",
			"The edition %s compares itself with %s, when the register was not complete: it is from %s on.", e.ID, e.Previous, o)
		c.between(day(e, since(e)), diag.Day(e.Register().From.Pos, "observed"))
	}
}

// next holds what the edition announces of the one after it against its own
// days and against that edition, where it is in the folder.
func (c *checker) next() {
	e := c.edition
	switch n := e.Next; {
	case before(n.Date, e.Published) || n.Date == e.Published && n.Date.Known():
		c.clash(data.EditionOrder, e.At("published"), e.At("next"), "next", "Correct one of the two days.",
			"The next edition is announced for %s, and this one is published on %s.", n.Date, e.Published)
		c.between(day(e, "published"), day(e, "next"))
	case n.Cutoff.Known() && !e.Cutoff.Before(n.Cutoff):
		c.clash(data.EditionOrder, e.At("cutoff"), e.At("next.cutoff"), "next", "Correct one of the two days.",
			"The next edition's cut-off, %s, is not after this one's, %s.", n.Cutoff, e.Cutoff)
		c.between(day(e, "cutoff"), day(e, "next.cutoff"))
	case before(n.Date, n.Cutoff):
		c.find(data.EditionOrder, e.At("next.cutoff"), "next", "Correct one of the two days.",
			"The next edition is announced for %s, before its cut-off, %s.", n.Date, n.Cutoff)
		c.between(day(e, "next"), day(e, "next.cutoff"))
	}
	for _, id := range c.store.Editions() {
		after, _ := c.store.Edition(id)
		if after.PreviousID != e.ID || after.Specimen || !after.Dated() {
			continue
		}
		if n := e.Next; before(n.Date, after.Published) || before(after.Published, n.Date) {
			c.clash(EditionGap, e.At("next"), after.At("published"), "next",
				"Correct one of the two days, unless it appeared on another day than was announced.",
				"The edition %s announces the next one for %s, and %s is published on %s.", e.ID, n.Date, id, after.Published)
			c.between(day(e, "next"), day(after, "published"))
		}
		if n := e.Next; n.Cutoff.Known() && n.Cutoff != after.Cutoff {
			c.clash(EditionGap, e.At("next.cutoff"), after.At("cutoff"), "next",
				"Correct one of the two days, unless it looks at another day than was announced.",
				"The edition %s announces the cut-off %s for the next one, and that of %s is %s.", e.ID, n.Cutoff, id, after.Cutoff)
			c.between(day(e, "next.cutoff"), day(after, "cutoff"))
		}
	}
}

// day is a day of an edition, as one of those that contradict one another.
func day(e *data.Edition, field string) string { return diag.Day(e.At(field), field) }

// since is the field that says what the edition compares itself with.
func since(e *data.Edition) string {
	if e.PreviousID != "" {
		return "previous"
	}
	return "previous-cutoff"
}

// ordinal holds the edition's number against those of the year before it: none of them may
// have it, or a later one, and it is the next after that of the edition named as the one before.
func (c *checker) ordinal() {
	e := c.edition
	for _, o := range c.dated() {
		if e.Ordinal > 0 && o.Ordinal > 0 && o.Month.Year == e.Month.Year && o.Month.Before(e.Month) &&
			(e.Ordinal <= o.Ordinal || o.ID == e.PreviousID && e.BeforeID() == o.ID && e.Ordinal > o.Ordinal+1) {
			c.clash(data.EditionOrder, o.At("number"), e.At("number"), "number", diag.Said("Write %d.", o.Ordinal+1),
				"The edition %s has the number %d, and %s before it has %d.", e.ID, e.Ordinal, o.ID, o.Ordinal)
			return
		}
	}
}

// dated is the other editions of the folder that have their days, without specimens.
func (c *checker) dated() (out []*data.Edition) {
	for _, id := range c.store.Editions() {
		if o, _ := c.store.Edition(id); o != c.edition && !o.Specimen && o.Dated() {
			out = append(out, o)
		}
	}
	return out
}

// neighbours holds the edition against those that are not its previous one.
func (c *checker) neighbours() {
	e := c.edition
	for _, o := range c.dated() {
		switch {
		case o.Month == e.Month && o.ID < e.ID:
			c.clash(data.EditionOrder, o.At("month"), e.At("month"), "month", "Delete one of the two, or correct its month.",
				"There are two editions of %s: %s and %s.", e.Month, o.ID, e.ID)
		case o.Cutoff == e.Cutoff && o.ID < e.ID:
			c.clash(data.EditionOrder, o.At("cutoff"), e.At("cutoff"), "cutoff", "Correct one of the two days.",
				"The editions %s and %s have one cut-off, %s.", o.ID, e.ID, e.Cutoff)
			c.between(day(o, "cutoff"), day(e, "cutoff"))
		case o.Month.Before(e.Month) && e.Cutoff.Before(o.Cutoff):
			c.clash(data.EditionOrder, o.At("cutoff"), e.At("cutoff"), "cutoff", "Correct one of the two days.",
				"The edition %s has an earlier cut-off, %s, than that of %s, %s.", e.ID, e.Cutoff, o.ID, o.Cutoff)
			c.between(day(o, "cutoff"), day(e, "cutoff"))
		}
	}
	c.precedes()
}

// precedes holds what the edition says of the one before it against those that are: of
// earlier months, or with earlier cut-offs.
func (c *checker) precedes() {
	e := c.edition
	for _, o := range c.dated() {
		from := e.Previous
		if e.PreviousID == "" {
			from = e.Stated
		}
		switch {
		case o.Month == e.Month || !o.Cutoff.Before(e.Cutoff) && !o.Month.Before(e.Month):
		case e.PreviousID == "" && !e.Written("previous-cutoff"):
			c.unpreceded(o)
			return
		case from.Known() && from.Before(o.Cutoff) && (e.PreviousID == "" || e.BeforeID() == e.PreviousID):
			c.clash(EditionGap, o.At("cutoff"), e.At(since(e)), "previous",
				diag.Said("Write previous: %s, unless the edition means to skip it.", o.ID),
				"The edition %s compares itself with %s, and %s stands between them.", e.ID, from, o.ID)
		}
	}
}

// lasting holds the edition's lasting address against those of the editions before it: no two
// share one. Letters' case and a slash at the end make no other address.
func (c *checker) lasting() {
	e, address := c.edition, func(e *data.Edition) string { return strings.ToLower(strings.TrimRight(e.Permalink, "/")) }
	for _, id := range c.store.Editions() {
		o, _ := c.store.Edition(id)
		if o == e || o.Specimen {
			continue
		}
		if first := o.Month.Before(e.Month) || o.Month == e.Month && o.ID < e.ID; first && e.Permalink != "" && address(o) == address(e) {
			c.clash(data.EditionOrder, o.At("permalink"), e.At("permalink"), "permalink", "Give each edition an address of its own.",
				"The editions %s and %s have one permalink, %s: codes on the pages of the one lead to the other.", o.ID, e.ID, e.Permalink)
			return
		}
	}
}

// unpreceded tells of an edition that names none before it, where one is there.
func (c *checker) unpreceded(o *data.Edition) {
	e := c.edition
	if meant, ok := c.store.Edition(e.BeforeID()); ok {
		o = meant
	}
	c.clash(data.EditionOrder, o.At("month"), e.Pos, "previous", diag.Said("Write previous: %s.", o.ID),
		"The edition %s names no previous one, and is not the first: %s is before it.",
		e.ID, o.ID)
}
