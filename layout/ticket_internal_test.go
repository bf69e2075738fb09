package layout

import (
	"testing"

	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// A file for print is not made when its ticket may not be, made or not; a file
// for the screen, which has none, is.
func TestTicketStopsItsFile(t *testing.T) {
	for _, c := range []struct {
		is   diag.Issue
		want bool
	}{
		{diag.Issue{Code: page.Overflow, Severity: diag.Error}, true},
		{diag.Issue{Code: "ListNumbering", Severity: diag.Error}, true}, // of tagged files, as the ticket is
		{diag.Issue{Code: page.Overflow, Severity: diag.Quality}, false},
	} {
		found := findings.New(nil, "fr")
		res := Result{Outputs: []Output{
			{Path: "a-print.pdf", Lang: "fr", Profile: "print", Data: []byte("x"), Tickets: []Ticket{{Path: "a-print-ticket.pdf"}}},
			{Path: "a-screen.pdf", Lang: "fr", Profile: "screen", Data: []byte("x")},
		}}
		found.In("fr").Of("a-print-ticket.pdf").Add(c.is)
		res.settle(Order{Profiles: []profile.Profile{profile.Print(profile.NoMarks), profile.Screen()}}, found)
		if res.Outputs[0].Built == c.want || (res.Outputs[0].Tickets == nil) != c.want || !res.Outputs[1].Built || res.Stopped != c.want {
			t.Errorf("%s: %+v", c.is, res.Outputs)
		}
	}
}
