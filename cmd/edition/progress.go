package main

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/secnumcloud-observatory/press/layout"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// patience is how long work stays silent: what takes less is over before the
// line could be read.
const patience = time.Second

// progress is one line on a terminal, rewritten as stages begin and end, for
// work that takes longer than patience; elsewhere it is nothing.
type progress struct {
	io console
	of string // what is worked on, when there are several

	mu    sync.Mutex
	pages map[string]int // laid out, by language
	line  string         // what there is to show
	due   bool           // patience is over
	shown bool
	wake  *time.Timer
}

// watched is progress that starts to be shown after a while.
func watched(io console, after time.Duration) *progress {
	p := &progress{io: io, pages: map[string]int{}}
	if io.live {
		p.wake = time.AfterFunc(after, p.begin)
	}
	return p
}

// begin shows what is going on, and from now on whatever follows.
func (p *progress) begin() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.due = true
	p.show()
}

// step takes note of a stage that begins, or of the pages that one made.
func (p *progress) step(s layout.Step) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.Pages > 0 {
		p.pages[s.Lang] = s.Pages
	}
	where := strings.Join(strings.Fields(p.of+" "+s.Lang+" "+s.Profile), " ")
	if where != "" {
		where += ": "
	}
	p.line = where + s.Stage
	if n := p.pages[s.Lang]; n > 0 {
		p.line += ", " + p.io.says(diag.Count(n, "page"))
	}
	p.show()
}

func (p *progress) show() {
	if p.io.live && p.due && p.line != "" {
		p.shown = true
		fmt.Fprint(p.io.err, wipe+p.line)
	}
}

// next is the edition whose stages follow.
func (p *progress) next(of string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.of, p.line = diag.Shown(of), ""
	clear(p.pages)
}

// clear wipes the line; nothing is shown after it.
func (p *progress) clear() {
	if p.wake != nil {
		p.wake.Stop()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.due, p.line = false, ""
	if p.shown {
		fmt.Fprint(p.io.err, wipe)
		p.shown = false
	}
}

// pressed takes an edition through the press and shows how far it is.
func pressed(io console, p *layout.Press, o layout.Order) (*layout.Result, error) {
	show := watched(io, patience)
	defer show.clear()
	o.Progress = show.step
	return p.Build(context.Background(), o)
}
