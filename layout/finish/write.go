package finish

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
)

// perStream is how many objects share one object stream: enough to compress
// well, few enough that a reader need not unpack the file for one of them.
const perStream = 100

// writer puts a graph of objects into bytes. Numbers follow the way from the
// catalogue through sorted keys, so they depend on the content alone; the
// metadata come last, because they hold an identifier of all before them.
type writer struct {
	b       bytes.Buffer
	version string
	modern  bool // object streams and a cross-reference stream (PDF 1.5)
	objs    []*indirect
	offsets map[int]int    // of objects that stand by themselves
	within  map[int][2]int // object stream and index of the others
	zip     *zlib.Writer
	fast    *zlib.Writer // for pictures
}

// write is the file. meta is called with the digest of all bytes before the
// metadata and gives their bytes; that digest is the file's identifier too.
func write(version string, modern bool, root, info, meta *indirect, packet func(sum []byte) []byte) ([]byte, error) {
	w := &writer{version: version, modern: modern, offsets: map[int]int{}, within: map[int][2]int{}}
	meta.num = -1
	if info != nil {
		w.number(info)
	}
	w.number(root)
	meta.num = 0
	w.add(meta)
	fmt.Fprintf(&w.b, "%%PDF-%s\n%%\xE2\xE3\xCF\xD3\n", version)
	if modern {
		w.pack(meta)
	}
	for _, o := range w.objs {
		if _, packed := w.within[o.num]; packed || o == meta {
			continue
		}
		if err := w.object(o); err != nil {
			return nil, err
		}
	}
	sum := sha256.Sum256(w.b.Bytes())
	meta.value.(*stream).data = packet(sum[:])
	if err := w.object(meta); err != nil {
		return nil, err
	}
	id := array{str(sum[:16]), str(sum[:16])}
	trailer := dict{"Root": root, "ID": id}
	if info != nil {
		trailer["Info"] = info
	}
	return w.end(trailer)
}

func (w *writer) add(o *indirect) {
	w.objs = append(w.objs, o)
	o.num = len(w.objs)
}

// number gives numbers to an object and all it leads to.
func (w *writer) number(o object) {
	switch v := o.(type) {
	case *indirect:
		if v.num != 0 {
			return
		}
		w.add(v)
		w.number(v.value)
	case array:
		for _, e := range v {
			w.number(e)
		}
	case dict:
		for _, k := range v.keys() {
			w.number(v[k])
		}
	case *stream:
		w.number(v.dict)
	}
}

// pack gathers the objects that are not streams into object streams, which it
// appends to the objects.
func (w *writer) pack(meta *indirect) {
	var plain []*indirect
	for _, o := range w.objs {
		if _, is := o.value.(*stream); !is && o != meta {
			plain = append(plain, o)
		}
	}
	for len(plain) > 0 {
		group := plain[:min(perStream, len(plain))]
		plain = plain[len(group):]
		box := &indirect{}
		w.add(box)
		var head, body bytes.Buffer
		for i, o := range group {
			w.within[o.num] = [2]int{box.num, i}
			fmt.Fprintf(&head, "%d %d ", o.num, body.Len())
			print(&body, o.value)
			body.WriteByte('\n')
		}
		box.value = &stream{
			dict: dict{"Type": name("ObjStm"), "N": len(group), "First": head.Len()},
			data: append(head.Bytes(), body.Bytes()...),
		}
	}
}

// object writes one object that stands by itself.
func (w *writer) object(o *indirect) error {
	w.offsets[o.num] = w.b.Len()
	fmt.Fprintf(&w.b, "%d 0 obj\n", o.num)
	if s, ok := o.value.(*stream); ok {
		if err := w.stream(s); err != nil {
			return fmt.Errorf("object %d: %w", o.num, err)
		}
	} else {
		print(&w.b, o.value)
	}
	w.b.WriteString("\nendobj\n")
	return nil
}

func (w *writer) stream(s *stream) error {
	data, d := s.data, dict{}
	for k, v := range s.dict {
		d[k] = v
	}
	if !s.raw {
		var err error
		if data, err = w.deflate(data); err != nil {
			return err
		}
		d["Filter"] = name("FlateDecode")
	}
	d["Length"] = len(data)
	print(&w.b, d)
	w.b.WriteString("\nstream\n")
	w.b.Write(data)
	w.b.WriteString("\nendstream")
	return nil
}

// pictureSize is from where on a stream is the pixels of a picture. The best
// compression looks so far back in patterns of few colours that it takes ten
// seconds for a page, and saves nothing there.
const pictureSize = 1 << 20

// deflate compresses bytes. One compressor of each kind serves the whole file:
// making one costs more than most streams do.
func (w *writer) deflate(data []byte) ([]byte, error) {
	zip, level := &w.zip, zlib.BestCompression
	if len(data) >= pictureSize {
		zip, level = &w.fast, zlib.DefaultCompression
	}
	var out bytes.Buffer
	if *zip == nil {
		z, err := zlib.NewWriterLevel(&out, level)
		if err != nil {
			return nil, err
		}
		*zip = z
	}
	(*zip).Reset(&out)
	if _, err := (*zip).Write(data); err != nil {
		return nil, err
	}
	if err := (*zip).Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// end writes the cross-references and the trailer.
func (w *writer) end(trailer dict) ([]byte, error) {
	if w.modern {
		return w.endStream(trailer)
	}
	start := w.b.Len()
	fmt.Fprintf(&w.b, "xref\n0 %d\n0000000000 65535 f \n", len(w.objs)+1)
	for _, o := range w.objs {
		fmt.Fprintf(&w.b, "%010d 00000 n \n", w.offsets[o.num])
	}
	trailer["Size"] = len(w.objs) + 1
	w.b.WriteString("trailer\n")
	print(&w.b, trailer)
	fmt.Fprintf(&w.b, "\nstartxref\n%d\n%%%%EOF\n", start)
	return w.b.Bytes(), nil
}

func (w *writer) endStream(trailer dict) ([]byte, error) {
	start := w.b.Len()
	xref := &indirect{}
	w.add(xref)
	w.offsets[xref.num] = start
	rows := make([]byte, 0, 6*(len(w.objs)+1))
	row := func(kind, a, b int) {
		rows = append(rows, byte(kind), byte(a>>24), byte(a>>16), byte(a>>8), byte(a), byte(b>>8), byte(b))
	}
	row(0, 0, 65535)
	for _, o := range w.objs {
		if in, ok := w.within[o.num]; ok {
			row(2, in[0], in[1])
		} else {
			row(1, w.offsets[o.num], 0)
		}
	}
	trailer["Type"], trailer["Size"], trailer["W"] = name("XRef"), len(w.objs)+1, array{1, 4, 2}
	xref.value = &stream{dict: trailer, data: rows}
	if err := w.object(xref); err != nil {
		return nil, err
	}
	fmt.Fprintf(&w.b, "startxref\n%d\n%%%%EOF\n", start)
	return w.b.Bytes(), nil
}
