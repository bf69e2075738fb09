package finish

import (
	"bytes"
	"fmt"
	"sort"
	"strconv"
	"unicode/utf16"

	"github.com/secnumcloud-observatory/press/layout/unit"
)

// object is one PDF object: nil, bool, int, real, name, str, array, dict,
// *stream, or *indirect for a reference.
type object any

// real is a number as it is written.
type real string

// name is a name without its slash.
type name string

// str is a string's bytes.
type str string

type array []object

type dict map[name]object

// stream is a dictionary with bytes. The writer compresses them unless they
// are raw.
type stream struct {
	dict dict
	data []byte
	raw  bool // written as they are, such as metadata and JPEG files
}

// indirect is an object with a number. Pointers are the references; numbers
// are given when the file is written.
type indirect struct {
	value object
	num   int
}

// text is a text string: ASCII as it is, other text in UTF-16BE with its mark.
func text(s string) str {
	plain := true
	for _, r := range s {
		plain = plain && r >= ' ' && r < 0x7F
	}
	if plain {
		return str(s)
	}
	out := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return str(out)
}

// points is a length in points, to 1/10000.
func points(l unit.Length) real {
	return real(trim(strconv.FormatFloat(l.PT(), 'f', 4, 64)))
}

func trim(s string) string {
	b := bytes.TrimRight([]byte(s), "0")
	b = bytes.TrimSuffix(b, []byte("."))
	if len(b) == 0 || string(b) == "-0" || string(b) == "-" {
		return "0"
	}
	return string(b)
}

// rectangle is a rectangle of the sheet (lower left, y upwards) as PDF has it.
func rectangle(r unit.Rect) array {
	return array{points(r.X), points(r.Y), points(r.Right()), points(r.Bottom())}
}

// print writes an object, dictionaries with their keys in order.
func print(b *bytes.Buffer, o object) {
	switch v := o.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case int:
		b.WriteString(strconv.Itoa(v))
	case real:
		b.WriteString(string(v))
	case name:
		printName(b, v)
	case str:
		printString(b, v)
	case array:
		b.WriteByte('[')
		for i, e := range v {
			if i > 0 {
				b.WriteByte(' ')
			}
			print(b, e)
		}
		b.WriteByte(']')
	case dict:
		b.WriteString("<<")
		for i, k := range v.keys() {
			if i > 0 {
				b.WriteByte(' ')
			}
			printName(b, k)
			b.WriteByte(' ')
			print(b, v[k])
		}
		b.WriteString(">>")
	case *indirect:
		fmt.Fprintf(b, "%d 0 R", v.num)
	}
}

// keys are the keys of the dictionary's entries that are not nil, sorted.
func (d dict) keys() []name {
	out := make([]name, 0, len(d))
	for k, v := range d {
		if v != nil {
			out = append(out, k)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	return out
}

func printName(b *bytes.Buffer, n name) {
	b.WriteByte('/')
	for i := range len(n) {
		if c := n[i]; c <= ' ' || c > '~' || bytes.IndexByte([]byte("#()<>[]{}/%"), c) >= 0 {
			fmt.Fprintf(b, "#%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
}

// printString writes readable strings in parentheses and others in hexadecimal.
func printString(b *bytes.Buffer, s str) {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			fmt.Fprintf(b, "<%X>", string(s))
			return
		}
	}
	b.WriteByte('(')
	for i := range len(s) {
		if c := s[i]; c == '(' || c == ')' || c == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	b.WriteByte(')')
}
