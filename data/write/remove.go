package write

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/secnumcloud-observatory/press/layout/diag"
)

// remove is the text without a field or item, and what it must read as.
func (d *Doc) remove(root *spot, p Path) (string, *yaml.Node, error) {
	if root == nil {
		return "", nil, d.fault(nil, diag.Said("There is no %s here.", p), "Nothing needs to be deleted.")
	}
	owner, rest := walk(root, p[:len(p)-1])
	n, ok := 0, false
	if len(rest) == 0 {
		n, ok = p[len(p)-1].in(owner.Node)
	}
	if !ok {
		return "", nil, d.fault(owner, diag.Said("There is no %s here.", p), "Nothing needs to be deleted.")
	}
	want := copied(root.Node)
	at, _ := walk(&spot{Node: want, kids: mirror(want)}, p[:len(p)-1])
	width := 1
	if at.Kind == yaml.MappingNode {
		width = 2
	}
	at.Content = append(append([]*yaml.Node(nil), at.Content[:n*width]...), at.Content[(n+1)*width:]...)
	switch {
	case owner.flow():
		return d.withoutInFlow(owner, n), want, nil
	case len(owner.kids) == 1:
		return d.emptied(root, owner, p[:len(p)-1]), want, nil
	}
	return d.without(owner, n), want, nil
}

// without is the text without a field or item that has lines of its own, and
// without what is remarked on it.
func (d *Doc) without(owner *spot, n int) string {
	from, to, own := d.reach(owner, n)
	if own {
		return d.closed(from, to, d.least(owner, n))
	}
	// Behind a dash: the next field, or the remark on it, moves there.
	for to < len(d.yaml) && (blank(d.yaml[to]) || breakAt(d.yaml[to:]) > 0) {
		to += max(1, breakAt(d.yaml[to:]))
	}
	return d.cut(from, to, "")
}

// closed is the text without lines. Of the empty lines that set them apart,
// behind a byte, those on one side go with them.
func (d *Doc) closed(from, to, least int) string {
	above, below := from, to
	for above > least {
		start := lineStart(d.yaml, above-breaks(d.yaml[:above]))
		if start < least || strings.TrimSpace(d.yaml[start:above]) != "" {
			break
		}
		above = start
	}
	for end := lineEnd(d.yaml, below); end < len(d.yaml) && strings.TrimSpace(d.yaml[below:end]) == ""; end = lineEnd(d.yaml, below) {
		below = end + breakAt(d.yaml[end:])
	}
	switch {
	case above == from && from > 0:
		return d.cut(from, to, "")
	case below == len(d.yaml):
		return d.cut(above, below, "")
	}
	return d.cut(from, below, "")
}

// emptied is the text with nothing left in a group or list that had one part:
// its brackets stand behind its name or dash.
func (d *Doc) emptied(root, owner *spot, p Path) string {
	sign := map[yaml.Kind]string{yaml.MappingNode: "{}", yaml.SequenceNode: "[]"}[owner.Kind]
	from, to, own := d.reach(owner, 0)
	switch {
	case len(p) == 0:
		return d.cut(from, to, sign+d.yaml[to-breaks(d.yaml[:to]):to])
	case !own:
		return d.cut(from, to, sign)
	}
	up, _ := walk(root, p[:len(p)-1])
	n, _ := p[len(p)-1].in(up.Node)
	head := 0
	if up.Kind == yaml.SequenceNode {
		head = up.marks[n] + 1
	} else {
		head = up.keys[n].to
		head += strings.IndexByte(d.yaml[head:], ':') + 1
	}
	return d.yaml[:head] + " " + sign + d.yaml[head:from] + d.yaml[to:]
}

// withoutInFlow is the text without a field or item between brackets.
func (d *Doc) withoutInFlow(owner *spot, n int) string {
	from, to, own := d.reach(owner, n)
	if len(owner.kids) == 1 {
		left := d.yaml[owner.from+1:from] + d.yaml[to:owner.to-1]
		if strings.TrimSpace(left) == "" {
			left = ""
		}
		return d.cut(owner.from+1, owner.to-1, left)
	}
	if n == len(owner.kids)-1 {
		return d.withoutLast(owner, n)
	}
	next, _ := owner.part(n + 1)
	switch _, end := owner.part(n); {
	case own:
	case d.comma(end) == end: // it stands on the next line
		for to = end + strings.IndexByte(d.yaml[end:], ',') + 1; blank(d.yaml[to]); {
			to++
		}
	case n > 0 && breakAt(d.yaml[to:]) > 0:
		from = len(strings.TrimRight(d.yaml[:from], " \t"))
	case strings.TrimSpace(d.yaml[to:next]) == "":
		to = next
	}
	return d.cut(from, to, "")
}

// withoutLast is the text without the last of several parts between brackets:
// the comma before it goes too, unless one stood behind it.
func (d *Doc) withoutLast(owner *spot, n int) string {
	from, to, own := d.reach(owner, n)
	_, prev := owner.part(n - 1)
	comma := prev + strings.IndexByte(d.yaml[prev:from]+",", ',')
	near := !own && strings.Trim(d.yaml[prev:from], ", \t\r\n") == ""
	switch _, end := owner.part(n); {
	case d.comma(end) > end && near:
		return d.cut(comma+1, to, "")
	case d.comma(end) > end:
		return d.cut(from, to, "")
	case near:
		return d.cut(prev, to, "")
	}
	return d.yaml[:comma] + d.yaml[min(comma+1, from):from] + d.yaml[to:]
}

// reach is the bytes of a field or item with what is remarked on it: behind it
// on its line, directly below and above it (see [Doc.Delete]). Own tells that these
// are whole lines; else they stand on a line with other things, between
// brackets or behind a dash.
func (d *Doc) reach(owner *spot, n int) (from, to int, own bool) {
	from, to = owner.part(n)
	alone := false // its comma stands on another line
	if owner.flow() {
		end := to
		to = d.comma(to)
		alone = to == end && n < len(owner.kids)-1
	}
	end := lineEnd(d.yaml, to)
	rest := strings.TrimLeft(d.yaml[to:end], " \t")
	ends := !alone && (rest == "" || rest[0] == '#')
	begin := lineStart(d.yaml, from)
	switch own = ends && strings.TrimLeft(d.yaml[begin:from], " \t") == ""; {
	case own:
		end = d.remarkedBelow(end, from-begin)
		return d.remarkedAbove(begin, d.least(owner, n), from-begin), end + breakAt(d.yaml[end:]), true
	case ends:
		to = end
	}
	return from, to, false
}

// least is where the line ends on which the part before ends: what is remarked
// on a part begins behind it.
func (d *Doc) least(owner *spot, n int) int {
	if n == 0 {
		return 0
	}
	_, prev := owner.part(n - 1)
	end := lineEnd(d.yaml, prev)
	return end + breakAt(d.yaml[end:])
}

// remarkedAbove is where the remarks begin that stand directly above a line and
// belong to what stands on it at a column, behind a byte: see [Doc.Delete].
func (d *Doc) remarkedAbove(line, least, column int) int {
	below := line
	for line > least {
		start := lineStart(d.yaml, line-breaks(d.yaml[:line]))
		text := d.yaml[start:line]
		remark := strings.TrimLeft(text, " \t")
		if start < least || !strings.HasPrefix(remark, "#") || len(text)-len(remark) != column || divides(remark) {
			break
		}
		line = start
	}
	if d.opensFile(line) {
		return below
	}
	return line
}

// opensFile tells whether nothing but remarks stands above a byte, with no empty
// line: what is remarked below them is on the file as they are.
func (d *Doc) opensFile(at int) bool {
	if d.skip > 0 {
		return false
	}
	for at > 0 {
		start := lineStart(d.yaml, at-breaks(d.yaml[:at]))
		if !strings.HasPrefix(strings.TrimLeft(d.yaml[start:at], " \t"), "#") {
			return false
		}
		at = start
	}
	return true
}

// rules are the signs that a divider is drawn with.
const rules = "-=*#~_+"

// divides tells whether a remark is on more than what stands below it: a rule
// of three signs or more at either end (# ---- candidates ----), or a line for
// tools.
func divides(remark string) bool {
	words := strings.TrimSpace(strings.TrimPrefix(remark, "#"))
	if strings.Contains(words, "$schema") || strings.Contains(words, "yaml-language-server") {
		return true
	}
	if words == "" {
		return false
	}
	first, last := words[:1], words[len(words)-1:]
	return strings.Contains(rules, first) && strings.HasPrefix(words, strings.Repeat(first, 3)) ||
		strings.Contains(rules, last) && strings.HasSuffix(words, strings.Repeat(last, 3))
}

// comma is the end of the comma behind a part between brackets, on its line;
// the end of the part when none stands there.
func (d *Doc) comma(to int) int {
	for at := to; at < len(d.yaml) && (blank(d.yaml[at]) || d.yaml[at] == ','); at++ {
		if d.yaml[at] == ',' {
			return at + 1
		}
	}
	return to
}

// breaks is how many bytes of a line break a text ends with.
func breaks(s string) int {
	for _, b := range []string{"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"} {
		if strings.HasSuffix(s, b) {
			return len(b)
		}
	}
	return 0
}

// ends tells whether a text ends with a line break.
func ends(s string) bool { return breaks(s) > 0 }

// lineStart is where the line of a byte begins.
func lineStart(text string, at int) int {
	for at > 0 && breaks(text[:at]) == 0 {
		at--
	}
	return at
}
