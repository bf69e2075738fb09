package main

import (
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// progress is one line on a terminal, rewritten as stages end, and nothing
// elsewhere.
type progress struct {
	io    console
	shown bool
}

func (p *progress) step(s layout.Step) {
	if !p.io.live {
		return
	}
	p.shown = true
	where := strings.TrimSpace(s.Lang + " " + s.Profile)
	if where != "" {
		where += ": "
	}
	what := s.Stage
	if s.Pages > 0 {
		what += ", " + diag.Count(s.Pages, "page")
	}
	fmt.Fprintf(p.io.err, wipe+"%s%s", where, what)
}

// clear wipes the line.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.io.err, wipe)
	}
}
