package locales

import (
	"slices"
	"sync"
)

// memory is what a language made of texts of late. The same ones come again and
// again: a message is asked for on every page, a paragraph is set in each way to
// lay its page out, and a standing text is read with every edition.
type memory struct {
	lines    recent[string, string]
	messages recent[string, string]
	texts    recent[typed, typeset]
	senses   recent[string, []uint8]
	advice   recent[typed, []Suggestion]
}

// typed is a text as it is handed over: kept has a byte for each of its runes,
// and is empty when the rules may change all of them.
type typed struct{ text, kept string }

// typeset is what the rules make of a text. It is shared: read it, never change it.
type typeset struct {
	out  []rune
	from []int
}

func typedOf(s []rune, frozen []bool) typed {
	t := typed{text: string(s)}
	if slices.Contains(frozen, true) {
		kept := make([]byte, len(frozen))
		for i, f := range frozen {
			if f {
				kept[i] = 1
			}
		}
		t.kept = string(kept)
	}
	return t
}

// mostLate is how many answers are remembered of late, and as many of before.
const mostLate = 4_000

// recent remembers the answers to what was asked of late, of a question that has
// one answer for good. Goroutines may share it; two that ask at once may both be
// answered anew.
type recent[K comparable, V any] struct {
	mu          sync.Mutex
	late, older map[K]V
}

func (r *recent[K, V]) of(k K, answer func() V) V {
	if v, ok := r.get(k); ok {
		return v
	}
	v := answer()
	r.put(k, v)
	return v
}

func (r *recent[K, V]) put(k K, v V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.keep(k, v)
}

func (r *recent[K, V]) get(k K) (V, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	v, ok := r.late[k]
	if !ok {
		if v, ok = r.older[k]; ok {
			r.keep(k, v)
		}
	}
	return v, ok
}

// keep remembers an answer; what was not asked for since as many others were is
// forgotten.
func (r *recent[K, V]) keep(k K, v V) {
	if r.late == nil || len(r.late) >= mostLate {
		r.late, r.older = map[K]V{}, r.late
	}
	r.late[k] = v
}
