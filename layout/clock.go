package layout

import (
	"sort"
	"sync"
	"time"
)

// Step is one stage that ended.
type Step struct {
	Stage   string        `json:"stage"`
	Lang    string        `json:"lang,omitempty"`
	Profile string        `json:"profile,omitempty"`
	Took    time.Duration `json:"-"`
	Millis  float64       `json:"ms"`
}

// clock times stages, from several languages at once. Without a now it only
// says what ended; the zero clock is silent.
type clock struct {
	now      func() time.Time
	progress func(Step)

	mu    sync.Mutex
	steps []Step
}

// stage runs a stage and notes how long it took.
func (c *clock) stage(s Step, run func()) {
	if c.now == nil {
		run()
	} else {
		start := c.now()
		run()
		s.Took = c.now().Sub(start)
		s.Millis = float64(s.Took.Microseconds()) / 1000
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.steps = append(c.steps, s)
	if c.progress != nil {
		c.progress(s)
	}
}

// ended is the stages by language, profile and their order of ending.
func (c *clock) ended() []Step {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := append([]Step(nil), c.steps...)
	sort.SliceStable(out, func(a, b int) bool {
		if out[a].Lang != out[b].Lang {
			return out[a].Lang < out[b].Lang
		}
		return out[a].Profile < out[b].Profile
	})
	return out
}
