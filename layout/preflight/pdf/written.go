package pdf

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Written is what is wrong with how a file is written, before any reader mends
// it: what leads to its objects, its streams, its objects.
type Written struct {
	References, Streams, Objects []Stumble
	Limits                       []Stumble // what an archive may not hold, by object
	Identified                   bool      // the newest trailer has an identifier
	Led                          bool      // to a cross-reference: else nothing is known of streams and objects
	Part                         bool      // the rest was more than is looked at
	Sealed                       bool      // encrypted: streams of objects are not opened, nor is what was read compared
}

// Written follows the cross-references of a file to every object, and holds
// each to what it says of itself and to what the reader made of it.
func (f *File) Written() Written {
	if f.written == nil {
		w := writtenOf(f.Data)
		f.misread(w)
		f.written = &w.Written
	}
	return *f.written
}

// entry is where a cross-reference says that an object is.
type entry struct {
	at, gen int // in the file
	within  int // else in this stream of objects, as its number at
	free    bool
}

// written is a file on its way through its bytes.
type written struct {
	Written
	d       []byte
	table   map[int]entry
	trailer map[string]any // the newest
	encrypt any            // the dictionary of encryption or a reference to it, of the newest trailer that has one
	start   int            // of the newest cross-reference
	values  map[int]any    // of objects that are whole
	packed  map[int]map[int]any
	left    int // bytes that may still be looked at: objects of a hostile file lie in one another
	inflate int // and inflated
}

// What is looked at: each byte a few times.
const (
	mostLooks    = 4
	mostInflated = 1 << 30
)

func writtenOf(d []byte) *written {
	w := ledTo(d)
	if w.Led {
		w.checkTrailer()
		w.readObjects()
	}
	return w
}

// ledTo is a file as its cross-references lead to it: its trailer and the places of
// its objects, of which none was looked at.
func ledTo(d []byte) *written {
	w := &written{d: d, table: map[int]entry{}, values: map[int]any{}, packed: map[int]map[int]any{},
		left: mostLooks*len(d) + 1<<20, inflate: mostInflated}
	i := bytes.LastIndex(d, []byte("startxref"))
	if i < 0 {
		w.lost(Stumble{Sort: StartMissing})
		return w
	}
	s := &speller{b: d, pos: i + len("startxref")}
	at, ok := s.integer()
	if !ok || at >= len(d) {
		w.lost(Stumble{Sort: StartNowhere})
		return w
	}
	w.start = at
	w.follow(at)
	w.Sealed = w.encrypt != nil
	return w
}

func (w *written) lost(s Stumble)    { w.References = append(w.References, s) }
func (w *written) streams(s Stumble) { w.Streams = append(w.Streams, s) }
func (w *written) objects(s Stumble) { w.Objects = append(w.Objects, s) }

// follow reads the cross-references from the newest on.
func (w *written) follow(at int) {
	seen := map[int]bool{}
	for next := []int{at}; len(next) > 0; {
		at, next = next[0], next[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		trailer := w.section(at)
		if trailer == nil {
			return
		}
		if w.trailer == nil {
			w.trailer, w.Led, w.Identified = trailer, true, trailer["ID"] != nil
		}
		if w.encrypt == nil {
			w.encrypt = trailer["Encrypt"]
		}
		for _, key := range []string{"XRefStm", "Prev"} {
			if v, ok := trailer[key].(float64); ok {
				next = append(next, int(v))
			}
		}
	}
}

// section reads one cross-reference and its trailer; nil when there is none.
func (w *written) section(at int) map[string]any {
	if at < 0 || at >= len(w.d) {
		w.lost(Stumble{Sort: StartNowhere})
		return nil
	}
	if spaced := at + len(w.d[at:]) - len(bytes.TrimLeft(w.d[at:], "\r\n \t")); spaced > at {
		w.lost(Stumble{Sort: StartBefore})
		at = spaced
	}
	if bytes.HasPrefix(w.d[at:], []byte("xref")) {
		return w.classic(at + len("xref"))
	}
	s := &speller{b: w.d, pos: at}
	n, ok1 := s.integer()
	_, ok2 := s.integer()
	if !ok1 || !ok2 || !s.keyword("obj") {
		w.lost(Stumble{Sort: StartElsewhere})
		return nil
	}
	v, _ := s.object(0)
	dict, _ := v.(map[string]any)
	if dict == nil || dict["Type"] != name("XRef") {
		w.lost(Stumble{Sort: StartElsewhere})
		return nil
	}
	if raw, ok := w.body(s.pos, dict); !ok || !w.packedTable(dict, raw) {
		w.lost(Stumble{Sort: TableShort, N: n})
		return nil
	}
	return dict
}

// classic reads a table of lines (7.5.4) and the trailer behind it.
func (w *written) classic(pos int) map[string]any {
	s := &speller{b: w.d, pos: pos}
	rest := w.d[pos:]
	for _, eol := range []string{"\r\n", "\n", "\r"} {
		if r, ok := bytes.CutPrefix(rest, []byte(eol)); ok {
			rest = r
			break
		}
	}
	if len(rest) == 0 || !IsDigit(rest[0]) || len(rest) == len(w.d[pos:]) {
		w.Limits = append(w.Limits, Stumble{Sort: TableSpaced})
	}
	for !s.keyword("trailer") {
		first, ok1 := s.integer()
		count, ok2 := s.integer()
		if !ok1 || !ok2 {
			w.lost(Stumble{Sort: TableShort})
			return nil
		}
		for i := range count {
			at, ok1 := s.integer()
			gen, ok2 := s.integer()
			used := s.keyword("n")
			if !ok1 || !ok2 || !used && !s.keyword("f") {
				w.lost(Stumble{Sort: TableShort})
				return nil
			}
			w.enter(first+i, entry{at: at, gen: gen, free: !used})
		}
	}
	v, _ := s.object(0)
	trailer, _ := v.(map[string]any)
	if trailer == nil {
		w.lost(Stumble{Sort: TrailerMissing})
	}
	return trailer
}

// told is what is odd as stumbles over an object.
func (o oddities) told(n int) []Stumble {
	var out []Stumble
	for _, sort := range slices.Sorted(maps.Keys(o)) {
		out = append(out, Stumble{Sort: sort, N: n})
	}
	return out
}

// enter notes where an object is; a newer cross-reference holds.
func (w *written) enter(n int, e entry) {
	if _, newer := w.table[n]; !newer {
		w.table[n] = e
	}
}

// packedTable reads a cross-reference stream (7.5.8).
func (w *written) packedTable(dict map[string]any, raw []byte) bool {
	width, ok := integers(dict["W"])
	if !ok || len(width) != 3 || slices.Max(width) > 8 || slices.Min(width) < 0 {
		return false
	}
	size, _ := dict["Size"].(float64)
	index, ok := integers(dict["Index"])
	if !ok {
		index = []int{0, int(size)}
	}
	field := func(k, absent int) int {
		if width[k] == 0 {
			return absent
		}
		n := 0
		for _, b := range raw[:width[k]] {
			n = n<<8 | int(b)
		}
		raw = raw[width[k]:]
		return n
	}
	for i := 0; i+1 < len(index); i += 2 {
		for n := index[i]; n < index[i]+index[i+1]; n++ {
			if len(raw) < width[0]+width[1]+width[2] {
				return false
			}
			kind, a, b := field(0, 1), field(1, 0), field(2, 0)
			switch kind {
			case 0:
				w.enter(n, entry{free: true})
			case 1:
				w.enter(n, entry{at: a, gen: b})
			case 2:
				w.enter(n, entry{within: a, at: b})
			}
		}
	}
	return true
}

// integers is the whole numbers of an array.
func integers(v any) ([]int, bool) {
	a, ok := v.([]any)
	out := make([]int, len(a))
	for i, x := range a {
		n, isNumber := x.(float64)
		ok = ok && isNumber
		out[i] = int(n)
	}
	return out, ok && len(out) > 0
}

// checkTrailer holds the trailer to the table: readers find another catalog, and
// count for themselves.
func (w *written) checkTrailer() {
	if _, ok := w.trailer["Root"].(ref); !ok {
		w.lost(Stumble{Sort: RootMissing})
	}
	most := slices.Max(append(slices.Collect(maps.Keys(w.table)), 0))
	if size, ok := w.trailer["Size"].(float64); !ok || int(size) != most+1 {
		w.lost(Stumble{Sort: SizeWrong, N: int(size), M: most + 1})
	}
}

// readObjects reads every object where the table says that it is.
func (w *written) readObjects() {
	for _, n := range slices.Sorted(maps.Keys(w.table)) {
		e := w.table[n]
		if e.free || n == 0 {
			continue
		}
		if w.left <= 0 {
			w.Part = true
			return
		}
		if e.within == 0 {
			w.readObject(n, e)
		} else if v, ok := w.unpacked(e.within)[n]; ok {
			w.values[n] = v
		} else if !w.Sealed {
			w.lost(Stumble{Sort: ObjectElsewhere, N: n})
		}
	}
}

// begin is where an object's value begins, nil when its number does not stand
// where the table says.
func (w *written) begin(n int, e entry) *speller {
	head := fmt.Sprintf("%d %d obj", n, e.gen)
	if e.at < 0 || e.at >= len(w.d) {
		return nil
	}
	if bytes.HasPrefix(w.d[e.at:], []byte(head)) {
		if at := e.at + len(head); e.at > 0 && !lineEnd(w.d, e.at-1) || !lineEnd(w.d, at) {
			w.objects(Stumble{Sort: ObjectSpaced, N: n})
		}
		return &speller{b: w.d, pos: e.at + len(head)}
	}
	s := &speller{b: w.d, pos: e.at}
	if num, ok1 := s.integer(); !ok1 || num != n {
		return nil
	}
	if gen, ok2 := s.integer(); !ok2 || gen != e.gen || !s.keyword("obj") {
		return nil
	}
	if c := w.d[e.at]; c >= '0' && c <= '9' {
		w.objects(Stumble{Sort: ObjectSpaced, N: n})
	} else {
		w.lost(Stumble{Sort: ObjectBefore, N: n})
	}
	return s
}

// lineEnd tells whether a line ends with a byte; the file's end ends one.
func lineEnd(d []byte, at int) bool {
	return at < 0 || at >= len(d) || d[at] == '\n' || d[at] == '\r'
}

// readObject reads one object of the file itself.
func (w *written) readObject(n int, e entry) {
	s := w.begin(n, e)
	if s == nil {
		w.lost(Stumble{Sort: ObjectElsewhere, N: n})
		return
	}
	odd := oddities{}
	s.odd = &odd
	v, ok := s.object(0)
	w.Limits = append(w.Limits, odd.told(n)...)
	if !ok {
		w.left -= len(w.d) - e.at
		w.objects(Stumble{Sort: ObjectMalformed, N: n})
		return
	}
	w.left -= s.pos - e.at
	if s.twice != "" {
		w.objects(Stumble{Sort: KeyTwice, N: n, Name: s.twice})
	}
	w.values[n] = v
	end := s.pos
	if dict, is := v.(map[string]any); is && s.keyword("stream") {
		if end = w.stream(n, s.pos, dict); end < 0 {
			return
		}
	}
	if s.pos = end; !s.keyword("endobj") {
		w.objects(Stumble{Sort: ObjectUnclosed, N: n})
	} else if at := s.pos - len("endobj"); !lineEnd(w.d, at-1) || !lineEnd(w.d, s.pos) {
		w.objects(Stumble{Sort: ObjectSpaced, N: n})
	}
}

// stream holds a stream to its length (7.3.8) and tells where it ends; -1 when
// nobody knows.
func (w *written) stream(n, pos int, dict map[string]any) int {
	from := dataAt(w.d, pos)
	if from < 0 {
		w.streams(Stumble{Sort: StreamStart, N: n})
		return -1
	}
	size, ok := w.length(dict)
	if to, is := dict["Length"].(ref); is && w.Sealed && w.table[to.n].within > 0 {
		return -1 // the number is enciphered
	}
	to := from + size
	if !ok || size < 0 || to > len(w.d) {
		w.streams(Stumble{Sort: StreamLength, N: n})
		return -1
	}
	end := to
	for _, eol := range []string{"\r\n", "\n", "\r"} {
		if bytes.HasPrefix(w.d[to:], []byte(eol)) {
			end += len(eol)
			break
		}
	}
	if !bytes.HasPrefix(w.d[end:], []byte("endstream")) {
		w.streams(Stumble{Sort: StreamLength, N: n})
		return -1
	}
	if end == to {
		w.streams(Stumble{Sort: StreamUnparted, N: n})
	}
	_, whole := w.decoded(w.d[from:to], dict)
	if !whole && !w.Sealed { // enciphered data are no compressed ones
		w.streams(Stumble{Sort: StreamDamaged, N: n})
	}
	return end + len("endstream")
}

// dataAt is where the data of a stream begin whose keyword ends at pos, -1 when no
// end of line stands there that is one.
func dataAt(d []byte, pos int) int {
	switch {
	case bytes.HasPrefix(d[pos:], []byte("\r\n")):
		return pos + 2
	case bytes.HasPrefix(d[pos:], []byte("\n")):
		return pos + 1
	}
	return -1
}

// length is the length that a stream's dictionary gives, itself or elsewhere.
func (w *written) length(dict map[string]any) (int, bool) {
	v := dict["Length"]
	if r, ok := v.(ref); ok {
		v = w.elsewhere(r)
	}
	n, ok := v.(float64)
	return int(n), ok && n == float64(int(n))
}

// elsewhere is an object that stands in the file, or in a stream of objects.
func (w *written) elsewhere(r ref) any {
	e, ok := w.table[r.n]
	switch {
	case !ok || e.free:
		return nil
	case e.within > 0:
		return w.unpacked(e.within)[r.n]
	}
	s := w.begin(r.n, e)
	if s == nil {
		return nil
	}
	v, _ := s.object(deepest) // a number: nothing deeper is looked for
	return v
}

// body is the decoded data of a stream whose dictionary ends at pos.
func (w *written) body(pos int, dict map[string]any) ([]byte, bool) {
	s := &speller{b: w.d, pos: pos}
	if !s.keyword("stream") {
		return nil, false
	}
	from := dataAt(w.d, s.pos)
	size, ok := w.length(dict)
	if from < 0 || !ok || size < 0 || from+size > len(w.d) {
		return nil, false
	}
	raw, ok := w.decoded(w.d[from:from+size], dict)
	return raw, ok && raw != nil
}

// unpacked is the objects of a stream of objects (7.5.7).
func (w *written) unpacked(n int) map[int]any {
	if objects, done := w.packed[n]; done {
		return objects
	}
	w.packed[n] = map[int]any{}
	if w.Sealed {
		return nil
	}
	e, ok := w.table[n]
	s := w.begin(n, e)
	if !ok || e.free || e.within > 0 || s == nil {
		return nil
	}
	v, _ := s.object(0)
	dict, _ := v.(map[string]any)
	raw, ok := w.body(s.pos, dict)
	if !ok {
		return nil
	}
	w.unpack(n, dict, raw)
	return w.packed[n]
}

func (w *written) unpack(n int, dict map[string]any, raw []byte) {
	count, _ := dict["N"].(float64)
	first, _ := dict["First"].(float64)
	s := &speller{b: raw}
	for range int(count) {
		number, ok1 := s.integer()
		at, ok2 := s.integer()
		if !ok1 || !ok2 || int(first)+at >= len(raw) || first < 0 {
			w.objects(Stumble{Sort: ObjectMalformed, N: n})
			return
		}
		o := &speller{b: raw, pos: int(first) + at}
		v, ok := o.object(0)
		if w.left -= o.pos - int(first) - at; w.left < 0 {
			w.Part = true
			return
		}
		switch {
		case !ok:
			w.left -= len(raw)
			w.objects(Stumble{Sort: ObjectMalformed, N: number})
		case o.twice != "":
			w.objects(Stumble{Sort: KeyTwice, N: number, Name: o.twice})
		}
		w.packed[n][number] = v
	}
}

// decoded is the data of a stream without its first compression, and whether
// they are whole. Only Flate is taken away: nil for what has another filter.
func (w *written) decoded(raw []byte, dict map[string]any) ([]byte, bool) {
	filter, parms := dict["Filter"], dict["DecodeParms"]
	if a, ok := filter.([]any); ok {
		filter = nil
		if len(a) > 0 {
			filter = a[0]
		}
		if p, ok := parms.([]any); ok && len(p) > 0 {
			parms = p[0]
		}
	}
	switch filter {
	case nil:
		return raw, true
	case name("FlateDecode"), name("Fl"):
	default:
		return nil, true
	}
	z, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, false
	}
	keep := dict["Type"] == name("XRef") || dict["Type"] == name("ObjStm")
	var out bytes.Buffer
	to := io.Discard
	if keep {
		to = &out
	}
	n, err := io.CopyN(to, z, int64(min(mostBody, max(0, w.inflate))))
	w.inflate -= int(n)
	switch {
	case err == nil:
		w.Part = true
		return nil, true
	case !errors.Is(err, io.EOF):
		return nil, false
	case !keep:
		return nil, true
	}
	p, _ := parms.(map[string]any)
	return unpredicted(out.Bytes(), p)
}

// unpredicted takes the prediction of PNG away (7.4.4.4), by the rows that it was
// made in.
func unpredicted(b []byte, parms map[string]any) ([]byte, bool) {
	predictor, _ := parms["Predictor"].(float64)
	if predictor < 10 {
		return b, predictor <= 1
	}
	number := func(key string, absent int) int {
		if n, ok := parms[key].(float64); ok {
			return int(n)
		}
		return absent
	}
	bits := number("Colors", 1) * number("BitsPerComponent", 8)
	pixel, row := max(1, bits/8), (number("Columns", 1)*bits+7)/8
	if row < 1 || row > 1<<20 || len(b)%(row+1) != 0 {
		return nil, false
	}
	out, up := make([]byte, 0, len(b)), make([]byte, row)
	for ; len(b) > 0; b = b[row+1:] {
		line := slices.Clone(b[1 : row+1])
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], up[i-pixel]
			}
			switch b[0] {
			case 1:
				line[i] += left
			case 2:
				line[i] += up[i]
			case 3:
				line[i] += byte((int(left) + int(up[i])) / 2)
			case 4:
				line[i] += paeth(left, up[i], corner)
			}
		}
		out, up = append(out, line...), line
	}
	return out, true
}

func paeth(a, b, c byte) byte {
	near := func(x byte) int { return max(int(x)-(int(a)+int(b)-int(c)), int(a)+int(b)-int(c)-int(x)) }
	return slices.MinFunc([]byte{a, b, c}, func(x, y byte) int { return cmp.Compare(near(x), near(y)) })
}
