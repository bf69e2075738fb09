package layout

import (
	"testing"

	"github.com/secnumcloud-observatory/press/data"
	"github.com/secnumcloud-observatory/press/layout/diag"
	"github.com/secnumcloud-observatory/press/layout/findings"
	"github.com/secnumcloud-observatory/press/layout/page"
	"github.com/secnumcloud-observatory/press/layout/profile"
)

// A file for print is not made when its ticket may not be, made or not; a file
// for the screen, which has none, is.
func TestTicketStopsItsFile(t *testing.T) {
	for _, c := range []struct {
		file string
		is   diag.Issue
		want bool
	}{
		{"a-print-ticket.pdf", diag.Issue{Code: page.Overflow, Severity: diag.Error}, true},
		{"a-print-ticket.pdf", diag.Issue{Code: "ListNumbering", Severity: diag.Error}, true}, // of tagged files, as the ticket is
		{"a-print-ticket.pdf", diag.Issue{Code: page.Overflow, Severity: diag.Quality}, false},
		{"", diag.Issue{Code: "MissingAltText", Severity: diag.Error}, false},
	} {
		found := findings.New(nil, "fr")
		res := Result{Edition: &data.Edition{}, Outputs: []Output{
			{Path: "a-print.pdf", Lang: "fr", Profile: "print", Data: []byte("x"), Tickets: []Ticket{{Path: "a-print-ticket.pdf"}}},
			{Path: "a-screen.pdf", Lang: "fr", Profile: "screen", Data: []byte("x")},
		}}
		found.In("fr").Of(c.file).Add(c.is)
		res.settle(Order{Profiles: []profile.Profile{profile.Print(profile.NoMarks), profile.Screen()}}, found)
		print, screen := res.Outputs[0], res.Outputs[1]
		if print.Built == c.want || (print.Tickets == nil) != c.want || screen.Built != (c.file != "") {
			t.Errorf("%s: %+v", c.is, res.Outputs)
		}
	}
}
