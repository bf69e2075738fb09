package profile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// ErrICC is wrapped by every refusal of a colour profile's bytes.
var ErrICC = errors.New("colour profile refused")

// ErrName is the error of a printing condition whose name no registry can have:
// one of nothing but printable ASCII of at most MostName characters.
var ErrName = errors.New("the name of the printing condition is none")

// MostName is the most characters the name of a printing condition has, a
// multiple of the longest in the registry of the ICC.
const MostName = 80

// Condition is a printing condition from a profile file of the print shop. The
// bytes must be an ICC output profile for CMYK with tables in both directions
// (ISO 15930-7; GWG 2022 R0035); name is the registered characterisation, such
// as FOGRA51, and info the condition in words, by default the registry's. A
// profile that says it is for another condition is refused with an *Other. What no
// registry knows is taken for coated paper.
func Condition(name, info string, icc []byte) (Intent, error) {
	if name == "" {
		return Intent{}, fmt.Errorf("%w: the printing condition has no name, such as FOGRA51", ErrICC)
	}
	if odd := strings.IndexFunc(name, func(r rune) bool { return r < ' ' || r > '~' }); odd >= 0 ||
		len(name) > MostName || strings.TrimSpace(name) != name {
		return Intent{}, ErrName
	}
	if err := CheckICC(icc, CMYK); err != nil {
		return Intent{}, err
	}
	in := Intent{Space: CMYK, Condition: name, Info: info, ICC: icc, Paper: Coated, Limit: MostInk}
	known, ok := Lookup(name)
	if ok {
		in.Condition, in.Registered, in.Paper, in.Limit = known.Name, true, known.Paper, known.Limit
	}
	if own, says := Belongs(icc); says && own.Name != in.Condition {
		return Intent{}, &Other{Asked: in.Condition, Own: own.Name, Described: Described(icc)}
	}
	if in.Info == "" && ok {
		in.Info = known.Info
	}
	if in.Info == "" {
		in.Info = name
	}
	return in, nil
}

// CheckICC refuses bytes that are not a whole ICC profile of version 2 or 4
// for the space: an output profile with A2B0 and B2A0 for CMYK, a display or
// output profile for RGB.
func CheckICC(icc []byte, s Space) error {
	if len(icc) < 132 || string(icc[36:40]) != "acsp" {
		return fmt.Errorf("%w: the file is not an ICC profile", ErrICC)
	}
	if n := int(binary.BigEndian.Uint32(icc)); n != len(icc) {
		return fmt.Errorf("%w: its header says %s, it has %d", ErrICC, diag.Count(n, "byte").String(), len(icc))
	}
	if v := icc[8]; v != 2 && v != 4 {
		return fmt.Errorf("%w: version %d, known are 2 and 4", ErrICC, v)
	}
	class, space := string(icc[12:16]), string(icc[16:20])
	if s == RGB {
		if space != "RGB " || class != "mntr" && class != "prtr" {
			return fmt.Errorf("%w: class %q and space %q, needed is an RGB display profile", ErrICC, class, space)
		}
		return nil
	}
	if class != "prtr" || space != "CMYK" {
		return fmt.Errorf("%w: class %q and space %q, needed is a CMYK output profile (prtr)", ErrICC, class, space)
	}
	for _, t := range []string{"A2B0", "B2A0"} {
		b, err := tag(icc, t)
		if err != nil {
			return err
		}
		if blank(b) {
			return fmt.Errorf("%w: its table %s holds nothing but zeros", ErrICC, t)
		}
	}
	return nil
}

// blank tells whether a table of colours holds nothing but zeros, whatever its
// curves say (lut8 and lut16, ICC.1:2004-10, 10.8 and 10.9; others as a whole).
func blank(b []byte) bool {
	from, to := min(8, len(b)), len(b)
	if len(b) >= 52 && (string(b[:4]) == "mft1" || string(b[:4]) == "mft2") {
		in, out, grid := int(b[8]), int(b[9]), int(b[10])
		cells, width := out, 1
		for range min(in, 4) {
			cells *= grid
		}
		from = 48 + 256*in
		if string(b[:4]) == "mft2" {
			from, width = 52+2*in*int(binary.BigEndian.Uint16(b[48:])), 2
		}
		from = min(from, len(b))
		to = min(from+width*cells, len(b))
	}
	for _, v := range b[from:to] {
		if v != 0 {
			return false
		}
	}
	return true
}

// tag is the bytes of one tag of an ICC profile.
func tag(icc []byte, name string) ([]byte, error) {
	n := int(binary.BigEndian.Uint32(icc[128:]))
	for i := range n {
		at := 132 + 12*i
		if at+12 > len(icc) {
			break
		}
		if string(icc[at:at+4]) != name {
			continue
		}
		from, size := int(binary.BigEndian.Uint32(icc[at+4:])), int(binary.BigEndian.Uint32(icc[at+8:]))
		if from < 0 || size < 0 || from+size > len(icc) {
			return nil, fmt.Errorf("%w: tag %s lies outside the file", ErrICC, name)
		}
		return icc[from : from+size], nil
	}
	return nil, fmt.Errorf("%w: it has no tag %s", ErrICC, name)
}
