package preflight

import "maps"

// Fact is one thing found, before any language: the key of its sentence, and the
// values the sentence is filled with by the names of its placeholders.
type Fact struct {
	Key    string         `json:"key"`
	Values map[string]any `json:"values,omitempty"`
}

// say is a fact whose values follow in pairs of a name and a number or a word.
// Keys and names are written out where it is called, so that a test can hold
// them to the files of words.
func say(key string, pairs ...any) Fact {
	f := Fact{Key: key}
	for i := 0; i+1 < len(pairs); i += 2 {
		if f.Values == nil {
			f.Values = map[string]any{}
		}
		f.Values[pairs[i].(string)] = pairs[i+1]
	}
	return f
}

// same tells whether two facts are one.
func (f Fact) same(g Fact) bool { return f.Key == g.Key && maps.Equal(f.Values, g.Values) }
