package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// JSON is a value for programs that somebody may read on a terminal as well: indented, an end
// of line behind it, and every character that would steer a terminal as its escape (RFC 8259, 7).
func JSON(v any) ([]byte, error) {
	var raw bytes.Buffer
	e := json.NewEncoder(&raw)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	if !bytes.ContainsFunc(raw.Bytes(), escaped) {
		return raw.Bytes(), nil
	}
	var out bytes.Buffer
	for _, r := range raw.String() {
		if escaped(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.Bytes(), nil
}

// escaped tells the characters that are escaped: outside of its strings JSON has none but
// ends of lines.
func escaped(r rune) bool { return r != '\n' && steers(r) }
