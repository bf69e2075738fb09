package profile

import (
	"cmp"
	_ "embed" // the registry
	"errors"
	"fmt"
	"regexp"
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
	Limit int      // most ink, in percent
	signs []string // what its profiles call themselves, in small letters and figures
	Info  string   // in words
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
		out = append(out, Registered{f[0], Paper(f[1]), limit, strings.Split(f[3], ","), f[4]})
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
			if name := plain(r.Name); holds(said, name) && len(name) > best {
				found, best = r, len(name)
			}
			for _, sign := range r.signs {
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

// holds tells whether a text holds a name whole: no figure goes on behind one.
func holds(said, sign string) bool {
	for from := 0; ; {
		i := strings.Index(said[from:], sign)
		if i < 0 {
			return false
		}
		end := from + i + len(sign)
		if last := sign[len(sign)-1]; end == len(said) || !figure(last) || !figure(said[end]) {
			return true
		}
		from += i + 1
	}
}

func figure(c byte) bool { return c >= '0' && c <= '9' }

// Verdict is what a profile says of a condition that it is used for.
type Verdict int

// A profile may name the condition, name none at all, or name another.
const (
	Names Verdict = iota
	NamesNone
	NamesAnother
)

// Speaks is what a profile says of a condition, and the condition that it names
// instead: one of the registry, or in the words of the profile.
func Speaks(icc []byte, condition string) (v Verdict, own string) {
	known, registered := Lookup(condition)
	if registered {
		condition = known.Name
	}
	if r, says := Belongs(icc); says {
		if r.Name == condition {
			return Names, r.Name
		}
		return NamesAnother, r.Name
	}
	said := Described(icc)
	if holds(plain(said), plain(condition)) {
		return Names, condition
	}
	other := named(said)
	unknown := !registered && code.MatchString(condition) && !(fogra.MatchString(condition) && fogra.MatchString(other))
	if other != "" && !unknown { // what data of another registry's code are called, nobody knows here
		return NamesAnother, other
	}
	if p := paperIn(said); registered && p != "" && p != known.Paper && paperIn(known.Info) != p {
		return NamesAnother, strings.TrimSpace(said)
	}
	return NamesNone, ""
}

// fogra is the name of data that Fogra measured; a profile that is made of them may
// bear another before it: eciCMYK (FOGRA53).
var fogra = regexp.MustCompile(`(?i)fogra ?\d+`)

// code is how registries begin the names of conditions.
var code = regexp.MustCompile(`(?i)^(?:fogra ?\d|cgats|ifra ?\d|jc ?20\d\d)`)

// families is how conditions and the makers of their data are called that no line of
// the registry here is about: SNAP 2007, Japan Color 2011.
var families = regexp.MustCompile(`(?i)(?:us ?)?web ?coated ?\(?swop\)?|swop ?(?:tr ?\d+|20\d\d)?|gracol ?(?:20\d\d|ts-?\d+)?|` +
	`snap ?(?:20\d\d)?|japan ?(?:color|web ?coated) ?(?:20\d\d)?|\bjmpa\b|\bjc[nsw]?20\d\d\d*|(?:wan-)?ifra ?(?:newspaper)? ?\d+(?:v\d+)?|` +
	`iso ?newspaper ?\d+(?:v\d+)?|cgats ?(?:tr ?)?\d+(?:-\d+)?(?:[- ]crpc ?\d)?|\bcrpc ?\d|\btr ?00\d|euroscale|\bpso ?\w+|\bpsr ?\w+|` +
	`iso ?(?:web|un)?coated(?: ?v\d)?|ecicmyk|3dap`)

// named is the condition that a description names, in its words; "" when it names none.
func named(said string) string {
	said = strings.ReplaceAll(said, "_", " ")
	return strings.TrimSpace(cmp.Or(fogra.FindString(said), families.FindString(said)))
}

// paperIn is the paper that a description names; "" when it names none.
func paperIn(said string) Paper {
	said = plain(said)
	switch {
	case strings.Contains(said, "uncoated"):
		return Uncoated
	case strings.Contains(said, "newsprint"), strings.Contains(said, "newspaper"):
		return Newsprint
	case strings.Contains(said, "coated"):
		return Coated
	}
	return ""
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
