package finish

import (
	"cmp"
	"crypto/md5"
	"slices"
)

// Attachment is a file inside the file, with what the pages say as data.
type Attachment struct {
	Name  string // of the file, ASCII
	Type  string // its media type
	Words string // what it is, in the language of the document
	Data  []byte
}

// attach adds the files of the document to its catalogue, by name: each is associated
// with the whole, and its relationship to it is that of data (ISO 19005-3, 6.8).
func (f *file) attach(root dict) {
	if len(f.doc.Attached) == 0 {
		return
	}
	all := slices.Clone(f.doc.Attached)
	slices.SortFunc(all, func(a, b Attachment) int { return cmp.Compare(a.Name, b.Name) })
	names, with := array{}, array{}
	for _, a := range all {
		sum := md5.Sum(a.Data)
		body := &indirect{value: &stream{data: a.Data, dict: dict{"Type": name("EmbeddedFile"), "Subtype": name(a.Type),
			"Params": dict{"Size": len(a.Data), "ModDate": date(f.doc.Modified), "CheckSum": str(sum[:])}}}}
		spec := &indirect{value: dict{"Type": name("Filespec"), "F": text(a.Name), "UF": text(a.Name), "Desc": text(a.Words),
			"AFRelationship": name("Data"), "EF": dict{"F": body, "UF": body}}}
		names, with = append(names, text(a.Name), spec), append(with, spec)
	}
	root["Names"] = dict{"EmbeddedFiles": &indirect{value: dict{"Names": names}}}
	root["AF"] = with
}
