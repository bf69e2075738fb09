// Package scan reads QR codes as a telephone does, by the standard (ISO/IEC
// 18004) and not by the encoder's code: versions 1 to 5 at level L, in bytes. It
// stands under testdata because nothing but tests may import it.
package scan

import (
	"errors"
	"fmt"
)

// data and correction are the codewords of versions 1 to 5 at level L.
func codewords(version int) (data, correction int) {
	return [...]int{0, 19, 34, 55, 80, 108}[version], [...]int{0, 7, 10, 15, 20, 26}[version]
}

// Read is the text of a code of n modules along a side.
func Read(n int, dark func(x, y int) bool) (string, error) {
	version := (n - 17) / 4
	if version < 1 || version > 5 || n != 17+4*version {
		return "", fmt.Errorf("no code of %d modules is read here", n)
	}
	for _, corner := range [][2]int{{0, 0}, {n - 7, 0}, {0, n - 7}} {
		if !finder(corner[0], corner[1], dark) {
			return "", fmt.Errorf("no finder at %v", corner)
		}
	}
	mask, err := format(dark)
	if err != nil {
		return "", err
	}
	words := bytes(n, version, func(x, y int) bool { return dark(x, y) != masked(mask, x, y) })
	data, correction := codewords(version)
	if len(words) < data+correction {
		return "", errors.New("too few codewords")
	}
	words = words[:data+correction]
	if !sound(words, correction) {
		return "", errors.New("the codewords do not agree with their correction")
	}
	return text(words[:data])
}

// finder tells whether a square in a square stands at a corner.
func finder(x0, y0 int, dark func(x, y int) bool) bool {
	for y := range 7 {
		for x := range 7 {
			ring := max(abs(x-3), abs(y-3))
			if dark(x0+x, y0+y) != (ring != 2) {
				return false
			}
		}
	}
	return true
}

func abs(n int) int { return max(n, -n) }

// format is the mask, from the fifteen bits around the first finder; they must
// be a word of their code, and say level L.
func format(dark func(x, y int) bool) (int, error) {
	bits := 0
	put := func(x, y int) {
		bits <<= 1
		if dark(x, y) {
			bits |= 1
		}
	}
	for x := range 8 {
		if x != 6 {
			put(x, 8)
		}
	}
	for y := 8; y >= 0; y-- {
		if y != 6 {
			put(8, y)
		}
	}
	bits ^= 0x5412
	rest := bits
	for i := 14; i >= 10; i-- {
		if rest>>i&1 == 1 {
			rest ^= 0x537 << (i - 10)
		}
	}
	switch {
	case rest != 0:
		return 0, fmt.Errorf("the format %015b is no word of its code", bits)
	case bits>>13 != 1:
		return 0, fmt.Errorf("the level is %02b and not L", bits>>13)
	}
	return bits >> 10 & 7, nil
}

func masked(mask, x, y int) bool {
	p := x * y
	return [...]bool{(x+y)%2 == 0, y%2 == 0, x%3 == 0, (x+y)%3 == 0,
		(y/2+x/3)%2 == 0, p%2+p%3 == 0, (p%2+p%3)%2 == 0, ((x+y)%2+p%3)%2 == 0}[mask]
}

// bytes is the codewords, in pairs of columns from the right, up and down.
func bytes(n, version int, on func(x, y int) bool) []byte {
	var out []byte
	bit, up := 0, true
	for right := n - 1; right > 0; right -= 2 {
		if right == 6 {
			right--
		}
		for i := range n {
			y := i
			if up {
				y = n - 1 - i
			}
			for x := right; x > right-2; x-- {
				if function(n, version, x, y) {
					continue
				}
				if bit%8 == 0 {
					out = append(out, 0)
				}
				if on(x, y) {
					out[bit/8] |= 0x80 >> (bit % 8)
				}
				bit++
			}
		}
		up = !up
	}
	return out
}

// function tells the modules that hold no data.
func function(n, version, x, y int) bool {
	corner := x < 9 && y < 9 || x >= n-8 && y < 9 || x < 9 && y >= n-8
	aligned := version > 1 && abs(x-(n-7)) <= 2 && abs(y-(n-7)) <= 2
	return corner || aligned || x == 6 || y == 6
}

// sound tells whether the codewords, as a polynomial, have the roots that their
// correction gives them.
func sound(words []byte, correction int) bool {
	root := 1
	for range correction {
		sum := 0
		for _, w := range words {
			sum = times(sum, root) ^ int(w)
		}
		if sum != 0 {
			return false
		}
		root = times(root, 2)
	}
	return true
}

// times is the product in the field of 256 elements.
func times(a, b int) int {
	p := 0
	for ; b > 0; b >>= 1 {
		if b&1 == 1 {
			p ^= a
		}
		if a <<= 1; a > 0xFF {
			a ^= 0x11D
		}
	}
	return p
}

// text is the first segment, which must be in bytes.
func text(data []byte) (string, error) {
	at := 0
	take := func(n int) int {
		v := 0
		for range n {
			v = v<<1 | int(data[at/8]>>(7-at%8)&1)
			at++
		}
		return v
	}
	if mode := take(4); mode != 4 {
		return "", fmt.Errorf("the mode is %04b and not bytes", mode)
	}
	out := make([]byte, take(8))
	if 12+8*len(out) > 8*len(data) {
		return "", errors.New("the text is longer than its code")
	}
	for i := range out {
		out[i] = byte(take(8))
	}
	return string(out), nil
}
