package read

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// addressNode is an address that stands in a sentence by itself.
type addressNode struct {
	ast.BaseInline
	words, href string
}

func (*addressNode) Kind() ast.NodeKind { return 1004 }

func (n *addressNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// addressParser finds addresses that stand in a sentence: of the web, of mail,
// and those of the web that begin with www.
type addressParser struct{}

// Trigger is the bytes that tell one: :// after the scheme, the @, the point
// after www. What stands before them has been read as words and is taken back.
func (addressParser) Trigger() []byte { return []byte{':', '@', '.'} }

// Parse reads one address.
func (addressParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	src := block.Source()
	at := seg.Start
	begin := at
	n := &addressNode{}
	end := 0
	switch line[0] {
	case ':':
		begin -= letterRun(src[:at])
		if s := strings.ToLower(string(src[begin:at])); s != "http" && s != "https" || !bytes.HasPrefix(line, []byte("://")) {
			return nil
		}
		end = extent(line, opens(src[:begin]))
		n.href = string(src[begin:at]) + string(line[:end])
		if end <= len("://") {
			return nil
		}
	case '.':
		begin -= letterRun(src[:at])
		scheme, mark := string(src[begin:at]), opens(src[:begin])
		// no name of a site is longer: what is none here is not read to its end
		near := line[:min(len(line), longestHost)]
		if !strings.EqualFold(scheme, "www") || !isHost(site(scheme+string(near[:extent(near, mark)]))) {
			return nil
		}
		end = extent(line, mark)
		if n.href = scheme + string(line[:end]); !isHost(site(n.href)) {
			return nil
		}
	case '@':
		for begin > 0 && isLocal(src[begin-1]) {
			begin--
		}
		for begin < at && strings.IndexByte(".-+_", src[begin]) >= 0 {
			begin++
		}
		for end = 1; end < len(line) && (isLocal(line[end]) && line[end] != '_' && line[end] != '+'); {
			end++
		}
		end = len(bytes.TrimRight(line[:end], ".-%"))
		if !isMail(string(src[begin:at])+string(line[:end])) || end+1 < len(line) && line[end] == ':' && line[end+1] > ' ' {
			return nil
		}
		n.href = "mailto:" + string(src[begin:at]) + string(line[:end])
		if bytes.HasSuffix(src[:begin], []byte("mailto:")) {
			begin -= len("mailto:")
		}
	}
	if r, _ := utf8.DecodeLastRune(src[:begin]); begin > 0 && letters.IsAlnum(r) || !takeBack(parent, begin, at, pc) {
		return nil
	}
	n.words = string(src[begin:at]) + string(line[:end])
	n.SetPos(begin)
	block.Advance(end)
	return n
}

// longestHost is more than any name of a site has (RFC 1035, 2.3.4).
const longestHost = 256

// site is an address without a scheme up to what follows the name of its site.
func site(address string) string {
	if i := strings.IndexAny(address, "/?#:"); i >= 0 {
		return address[:i]
	}
	return address
}

func isLocal(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("._+%-", c) >= 0
}

// letterRun is the number of Latin letters that bytes end with.
func letterRun(b []byte) int {
	n := 0
	for n < len(b) {
		c := b[len(b)-1-n] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		n++
	}
	return n
}

// opens is the mark that stands right before an address and closes behind it.
func opens(b []byte) byte {
	if len(b) > 0 && strings.IndexByte("*_~", b[len(b)-1]) >= 0 {
		return b[len(b)-1]
	}
	return 0
}

// extent is how far an address goes: to a blank, a quote or an angle, without
// the punctuation of the sentence around it.
func extent(line []byte, mark byte) int {
	end := 0
	for end < len(line) {
		r, n := utf8.DecodeRune(line[end:])
		marks := bytes.HasPrefix(line[end:], []byte("**")) || bytes.HasPrefix(line[end:], []byte("]("))
		if marks || unicode.IsSpace(r) || strings.ContainsRune("<>\"`|\\^«»“”„‹›…’", r) || closes(line[:end], r) || genitive(line[end:]) {
			break
		}
		end += n
	}
	for end > 0 {
		r, n := utf8.DecodeLastRune(line[:end])
		switch {
		case strings.ContainsRune(".,;:!?'*—–", r), mark != 0 && r == rune(mark):
		default:
			return end
		}
		end -= n
	}
	return end
}

// closes tells a bracket that was opened before the address.
func closes(address []byte, r rune) bool {
	i := strings.IndexRune(")]}", r)
	return i >= 0 && bytes.Count(address, []byte{")]}"[i]}) >= bytes.Count(address, []byte{"([{"[i]})
}

// genitive tells the 's of a sentence behind an address.
func genitive(rest []byte) bool {
	return bytes.HasPrefix(rest, []byte("'s")) && (len(rest) == 2 || !isLocal(rest[2]) && rest[2] != '/')
}

// takeBack takes the words from begin to at out of what was read of a parent,
// with the marks that an underscore in them was taken for; false, and nothing
// changed, when something else stands there.
func takeBack(parent ast.Node, begin, at int, pc parser.Context) bool {
	for n, next := parent.LastChild(), at; next > begin; n = n.PreviousSibling() {
		switch x := n.(type) {
		case *ast.Text:
			if x.Segment.Stop != next {
				return false
			}
			next = x.Segment.Start
		case *parser.Delimiter:
			if x.Segment.Stop != next {
				return false
			}
			next = x.Segment.Start
		default:
			return false
		}
	}
	for {
		switch x := parent.LastChild().(type) {
		case *ast.Text:
			if x.Segment.Stop <= begin {
				return true
			}
			if x.Segment.Start < begin {
				x.Segment = x.Segment.WithStop(begin)
				return true
			}
			parent.RemoveChild(parent, x)
		case *parser.Delimiter:
			if x.Segment.Stop <= begin {
				return true
			}
			pc.RemoveDelimiter(x)
		default:
			return true
		}
	}
}

// inLink tells whether a node stands in the words of a link.
func inLink(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		switch n.(type) {
		case *ast.Link, *ast.Image:
			return true
		}
	}
	return false
}

// address is an address in a sentence as a span: a link, unless its words are
// those of one already.
func (p *prose) address(n *addressNode, s source, style Span) Rich {
	style.Text = n.words
	p.stands(&style, s, n.Pos(), n.Pos()+len(n.words))
	if style.Href != "" || style.Astray || inLink(n) {
		return Rich{style}
	}
	if strings.HasPrefix(strings.ToLower(n.href), "www.") {
		p.f.find(DoubtfulAddress, style.Pos, p.field, diag.Said("Write https://%s if it is one.", n.href),
			"%s is no link without https:// before it.", n.href)
		return Rich{style}
	}
	p.lead(&style, n.href, s, n.Pos())
	return Rich{style}
}

// lead makes a span lead to an address, once it has been judged. One that is
// told leads nowhere: no page is asked for what it names.
func (p *prose) lead(x *Span, a string, s source, at int) {
	if section, within := strings.CutPrefix(a, "#"); within && isID(section) {
		x.Href = a // whether the edition has that section is for the check to say
		return
	}
	f, wrong := judge(a)
	if wrong {
		p.f.find(f.code, p.f.at(s.at(at)), p.field, f.hint, "%s", f.msg)
		p.f.unseen(a)
	}
	if x.Astray = wrong && f.code == BadAddress; !x.Astray {
		x.Href = wholeAddress(a)
	}
}
