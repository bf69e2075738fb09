package read

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"github.com/secnumcloud-observatory/press/data/letters"
	"github.com/secnumcloud-observatory/press/layout/diag"
)

// fault is what is wrong with something typed and what to do about it.
type fault struct {
	code      diag.Code
	msg, hint diag.Text
}

// judge says what is wrong with an address that readers are to follow, and
// false when nothing is. Only whole addresses of the web and of mail lead
// anywhere from a printed page.
func judge(a string) (fault, bool) {
	bad := func(hint, msg diag.Text, args ...any) (fault, bool) {
		return fault{BadAddress, diag.Said(msg, args...), hint}, true
	}
	if a == "" {
		return bad("Write the address, or leave the words without a link.", "The address is empty.")
	}
	for _, r := range a {
		switch {
		case unicode.IsSpace(r):
			return bad(diag.Said("Write %s for it, or delete it.", strings.ReplaceAll(url.PathEscape(string(r)), "%C2%A0", "%20")),
				"A space stands in the address %s.", a)
		case unicode.IsControl(r), letters.Unseen(r), r == '\u00AD':
			return bad("Copy the address again.", "An invisible character (U+%04X) stands in the address.", r)
		case strings.ContainsRune("<>\"`{}|\\^«»“”…", r):
			return bad("Copy the address again; what belongs to the sentence stands outside it.", "%c cannot stand in an address: %s.", r, a)
		}
	}
	scheme, rest, has := strings.Cut(a, ":")
	if !has || !compiled(`^[A-Za-z][A-Za-z0-9+.-]*$`).MatchString(scheme) || compiled(`^\d+(/|$)`).MatchString(rest) {
		return bare(a)
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		return judgeWeb(a)
	case "mailto":
		to, _, _ := strings.Cut(rest, "?")
		if !isMail(to) {
			return bad("Write mailto:name@example.fr.", "%q is no mail address.", to)
		}
		return fault{}, false
	}
	return bad("Write an address that begins with https://, http:// or mailto:.",
		"An address that begins with %s: leads nowhere from a printed page.", scheme)
}

// bare judges an address without a scheme, and offers one that is likely.
func bare(a string) (fault, bool) {
	lower := strings.ToLower(a)
	switch {
	case strings.HasPrefix(a, "#"):
		return fault{BadAddress, diag.Said("%s is a place within a page, and the edition has none of that name.", a),
			"Name the section in words; or write the whole address of a page, beginning with https://."}, true
	case isMail(a):
		return fault{BadAddress, diag.Said("The address %s does not say that it is one of mail.", a), diag.Said("Write mailto:%s.", a)}, true
	case strings.HasPrefix(a, "//"):
		return fault{BadAddress, diag.Said("The address %s does not begin with https://.", a), diag.Said("Write https:%s.", a)}, true
	case compiled(`^https?[:;/\\]`).MatchString(lower):
		i := strings.IndexAny(a, ":;/\\")
		return fault{BadAddress, diag.Said("%s is not an address.", a),
			diag.Said("Write %s://%s.", lower[:i], strings.TrimLeft(a[i:], ":;/\\"))}, true
	case isHost(strings.SplitN(a, "/", 2)[0]) && !compiled(`\.(?:html?|md|png|jpe?g|pdf|ya?ml)$`).MatchString(lower):
		return fault{BadAddress, diag.Said("The address %s does not begin with https://.", a), diag.Said("Write https://%s.", a)}, true
	}
	return fault{BadAddress, diag.Said("The address %s is only part of one, and leads nowhere from a printed page.", a),
		"Write the whole address, beginning with https://."}, true
}

// judgeWeb judges an address of the web.
func judgeWeb(a string) (fault, bool) {
	bad := func(hint, msg diag.Text, args ...any) (fault, bool) {
		return fault{BadAddress, diag.Said(msg, args...), hint}, true
	}
	u, err := url.Parse(a)
	switch {
	case err != nil || len(u.Port()) > 5 || len(u.Port()) == 5 && u.Port() > "65535":
		return bad("Copy the address again; a % in it is written %25.", "%s is not an address.", a)
	case u.User != nil:
		return bad("Delete what stands before the @.", "The address %s holds a name or a password before its host.", a)
	case u.Hostname() == "":
		return bad("Write https:// and the name of the site.", "The address %s names no site.", a)
	}
	host := u.Hostname()
	for _, r := range host {
		if r > unicode.MaxASCII {
			return bad("Copy the address from the bar of a browser, which writes such names as xn--…, after you have made sure of it.",
				"The name of the site, %s, holds %c, which can pass for another letter.", host, r)
		}
	}
	if strings.Contains("."+strings.ToLower(host), ".xn--") {
		return fault{DoubtfulAddress, diag.Said("The name of the site, %s, stands for letters that are not seen here.", host),
			"Make sure that it is the site that you mean."}, true
	}
	if !isHost(host) && !compiled(`^\d{1,3}(\.\d{1,3}){3}$`).MatchString(host) {
		return bad("Write the whole name of the site, such as https://cyber.gouv.fr.", "%s is not the name of a site.", host)
	}
	if private(host) || compiled(`(?i)\.(?:local|lan|internal|intranet|localdomain|localhost)$`).MatchString(host) {
		return bad("Write the address readers can follow.", "%s leads nowhere: it is the name of a machine in somebody's own network.", host)
	}
	return fault{}, false
}

// isHost tells whether a word is the full name of a site. A text may hold
// thousands, so nothing is compiled to look at one.
func isHost(s string) bool {
	if len(s) >= 254 {
		return false
	}
	names := strings.Split(s, ".")
	for i, n := range names {
		last := i == len(names)-1
		switch {
		case n == "" || len(n) > 63 || last && len(n) < 2:
			return false
		case !letter(n[0]) && (last || !figure(n[0]) && n[0] != '_'):
			return false
		case len(n) > 1 && !letter(n[len(n)-1]) && !figure(n[len(n)-1]):
			return false
		}
		for j := range len(n) {
			if c := n[j]; !letter(c) && !figure(c) && c != '-' && (last || c != '_') {
				return false
			}
		}
	}
	return len(names) > 1
}

// isMail tells whether a word is a mail address.
func isMail(s string) bool {
	i := strings.LastIndexByte(s, '@')
	if i <= 0 || !isHost(s[i+1:]) {
		return false
	}
	for _, n := range strings.Split(s[:i], ".") {
		if n == "" {
			return false
		}
		for j := range len(n) {
			if !letter(n[j]) && !figure(n[j]) && strings.IndexByte("!#$%&'*+/=?_~-", n[j]) < 0 {
				return false
			}
		}
	}
	return true
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func figure(c byte) bool { return c >= '0' && c <= '9' }

// wholeAddress is an address as files hold it: other letters than those of ASCII as
// the bytes they stand for.
func wholeAddress(a string) string {
	var b strings.Builder
	for i := range len(a) {
		if a[i] < 0x80 {
			b.WriteByte(a[i])
		} else {
			fmt.Fprintf(&b, "%%%02X", a[i])
		}
	}
	return b.String()
}

// Address is the address of a field, which readers are to follow; "" when it
// is missing.
func (o Object) Address(name string) string {
	s := o.Str(name)
	if s == "" {
		return ""
	}
	if f, wrong := judge(s); wrong && !strings.Contains(s, "{{") {
		o.Get(name).Find(f.code, f.hint, "%s", f.msg)
		o.f.unseen(s)
	}
	return wholeAddress(s)
}

// Mail is the mail address of a field, without mailto:.
func (o Object) Mail(name string) string {
	s := o.Str(name)
	if s != "" && !isMail(s) && !strings.Contains(s, "{{") {
		o.Get(name).Find(BadAddress, "Write it as in name@example.fr, without mailto: and without spaces.", "%q is no mail address.", s)
	}
	return s
}
