package profile

import (
	_ "embed" // the registry
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Paper is what a condition prints on, as far as colours differ by it.
type Paper string

// The papers that a theme can hold inks for.
const (
	Coated    Paper = "coated"
	Uncoated  Paper = "uncoated"
	Newsprint Paper = "newsprint"
)

// Papers is every paper but the coated one, which a theme always has inks for.
func Papers() []Paper { return []Paper{Uncoated, Newsprint} }

// MostInkOn is the most ink that a paper takes, in percent: of the conditions on it
// the one that takes most.
func MostInkOn(p Paper) int {
	most := 0
	for _, r := range Registry() {
		if r.Paper == p {
			most = max(most, r.Limit)
		}
	}
	return most
}

// Registered is a printing condition of the ICC's registry of characterisation data.
type Registered struct {
	Name  string
	Paper Paper
	Limit int    // most ink, in percent
	signs string // what its profiles call themselves, in small letters and figures
	Info  string // in words
}

//go:embed conditions.tsv
var conditions string

// Registry is the conditions that are known here, by name. It is data: a line of
// conditions.tsv is a condition.
func Registry() []Registered {
	var out []Registered
	for line := range strings.Lines(conditions) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(f) != 5 {
			continue
		}
		limit, _ := strconv.Atoi(f[2]) // a test reads every line
		out = append(out, Registered{f[0], Paper(f[1]), limit, f[3], f[4]})
	}
	return out
}

// Lookup is the condition of a name; that of measured data, which ends in L, is the
// condition's own.
func Lookup(name string) (Registered, bool) {
	for _, r := range Registry() {
		if r.Name == name || strings.HasPrefix(name, "FOGRA") && r.Name+"L" == name {
			return r, true
		}
	}
	return Registered{}, false
}

// Belongs is the condition that a profile says it is for, by what it calls itself or
// by the data it was made from; false when it says none that is known.
func Belongs(icc []byte) (Registered, bool) {
	for _, text := range []string{Described(icc), target(icc)} {
		said, best := plain(text), 0
		var found Registered
		for _, r := range Registry() {
			for _, sign := range []string{r.signs, plain(r.Name)} {
				if strings.Contains(said, sign) && len(sign) > best {
					found, best = r, len(sign)
				}
			}
		}
		if best > 0 {
			return found, true
		}
	}
	return Registered{}, false
}

// plain is a text's letters and figures, small.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(s))
}

// Described is what a profile calls itself (ICC.1:2004-10, 9.2.13): the text of
// version 2, the first record of version 4; "" when it says nothing.
func Described(icc []byte) string {
	b, err := tag(icc, "desc")
	if err != nil || len(b) < 12 {
		return ""
	}
	switch string(b[:4]) {
	case "desc":
		n := int(b[8])<<24 | int(b[9])<<16 | int(b[10])<<8 | int(b[11])
		return strings.TrimRight(string(b[12:min(12+max(n, 0), len(b))]), "\x00")
	case "mluc":
		if len(b) < 28 {
			return ""
		}
		size := int(b[20])<<24 | int(b[21])<<16 | int(b[22])<<8 | int(b[23])
		at := int(b[24])<<24 | int(b[25])<<16 | int(b[26])<<8 | int(b[27])
		if size < 0 || at < 0 || at+size > len(b) {
			return ""
		}
		units := make([]uint16, 0, size/2)
		for i := at; i+1 < at+size; i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		return string(utf16.Decode(units))
	}
	return ""
}

// target is the head of the data that a profile was made from (ICC.1:2004-10, 9.2.8).
func target(icc []byte) string {
	b, err := tag(icc, "targ")
	if err != nil {
		return ""
	}
	return string(b[:min(len(b), 600)])
}

// ErrOther is wrapped by the refusal of a profile that is for another condition.
var ErrOther = errors.New("the profile belongs to another printing condition")

// Other is that refusal, with both names and what the profile calls itself.
type Other struct{ Asked, Own, Described string }

// Error names both conditions.
func (o *Other) Error() string {
	return fmt.Sprintf("%v: asked %s, own %s (%s)", ErrOther, o.Asked, o.Own, o.Described)
}

// Unwrap is ErrOther.
func (o *Other) Unwrap() error { return ErrOther }
