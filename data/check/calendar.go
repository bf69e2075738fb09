package check

import (
	"strings"

	"github.com/secnumcloud-observatory/press/data"
)

// days holds the edition's days against one another.
func (c *checker) days() {
	e := c.edition
	if e.Previous.Known() && e.Cutoff.Known() && !e.Previous.Before(e.Cutoff) {
		c.find(data.EditionOrder, e.Pos, "cutoff", "The cut-off must be later than the previous edition's.",
			"The cut-off, %s, is not after the previous one, %s.", e.Cutoff, e.Previous)
	}
	if e.Published.Known() && e.Published.Before(e.Cutoff) {
		c.find(data.EditionOrder, e.Pos, "published", "Correct one of the two days.", "The edition is published on %s, before its cut-off, %s.",
			e.Published, e.Cutoff)
	}
	for field, s := range map[string]string{"imprint.email": e.Imprint.Email, "imprint.site": e.Imprint.Site,
		"imprint.licence": e.Imprint.Licence} {
		if strings.Contains(s, "{{") {
			c.find(Unwritten, e.Pos, field, "Replace it.", "%s is still to be written.", field)
		}
	}
}
