package check

import (
	"slices"

	"github.com/secnumcloud-observatory/press/data/read"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// events reports the items of a part that are words for events which the month
// does not have.
func (c *checker) events(t *read.Text, p read.Part, path string) {
	if !c.edition.Bounded() || c.edition.Register().Unread["offers.yaml"] || c.edition.Register().Unread["providers.yaml"] {
		return
	}
	var ids []string
	for _, ev := range slices.Concat(c.edition.View.Events(), c.edition.View.Arrivals(), c.edition.View.Recalled()) {
		ids = append(ids, ev.ID)
	}
	for i, it := range p.Items {
		if !slices.Contains(ids, it.Key) {
			hint := diag.Text("The month has no events.")
			if len(ids) > 0 {
				hint = diag.DidYouMean(it.Key, ids)
			}
			c.spoken(UnknownEvent, t.Lang, it.Pos, read.Step(path, it.Key, i), hint,
				"The month has no event %s; its words would not be printed.", it.Key)
			c.ofID(it.Key)
		}
	}
}

// applicants reports the items of a part that are words on applicants without a
// published offer, where the register has none of that id: printed, they would be
// untrue.
func (c *checker) applicants(t *read.Text, p read.Part, path string) {
	if !c.edition.Bounded() || c.edition.Register().Unread["offers.yaml"] || c.edition.Register().Unread["providers.yaml"] {
		return
	}
	var ids []string
	for _, e := range c.edition.View.Bare() {
		ids = append(ids, e.Provider.ID)
	}
	for i, it := range p.Items {
		if slices.Contains(ids, it.Key) {
			continue
		}
		hint := diag.Text("Every applicant has published its offer by then.")
		if len(ids) > 0 {
			hint = diag.DidYouMean(it.Key, ids)
		}
		msg := diag.Said("By %s the register has no applicant %s without a published offer.", c.edition.Cutoff, it.Key)
		if it.Key == "" {
			msg, hint = "This item does not say which applicant it is about.", diag.Said("Add the line: key: %s", diag.Few(ids))
		}
		c.spoken(UnknownApplicant, t.Lang, it.Pos, read.Step(path, it.Key, i), hint, "%s", msg)
		c.ofID(it.Key)
	}
}

// readings holds the items of a part that list sources to be read against the
// register. Words on one that stands in the numbered list have no place there.
func (c *checker) readings(t *read.Text, p read.Part, path string) {
	for i, it := range p.Items {
		at := read.Step(path, it.Key, i)
		src, ok := c.edition.Register().Source(it.Key)
		switch {
		case c.edition.Register().Unread["sources.yaml"]:
		case it.Key == "":
			c.spoken(MissingPart, t.Lang, it.Pos, at, "Add the line: key: the id of the source in register/sources.yaml.",
				"This item does not say which source it lists.")
		case !ok:
			c.unknownSource(it.Key, t.Lang, it.Pos, at, diag.Pos{})
		case c.edition.Bounded() && !src.Citable(c.edition.Cutoff):
			c.calledLate(t, src, it.Pos, at)
		case c.edition.Number(it.Key) > 0 && len(it.Text) > 0:
			c.spoken(UnsetField, t.Lang, it.Text[0].Pos, at+".text", "Take the words out, or the calls of the source.",
				"The source %s is called on pages and stands in the numbered list, where “%s” would be lost.", it.Key, short(it.Text))
		}
	}
}
