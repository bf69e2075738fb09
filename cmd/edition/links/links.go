// Package links tries the addresses that an edition leads to, as a reader would who
// followed them. It is the only part of the press that goes out to the network, and
// does so only when asked.
package links

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"
)

// State is what came of an address.
type State int

// What comes of an address. Of Refuses and Silent nothing is known: a site may
// refuse programs and serve readers.
const (
	Untried  State = iota // no network, no web address, or an address of somebody's own network
	Answers               // there is such a page
	Moved                 // the page stands elsewhere from now on (301, 308)
	Gone                  // the host says that it has no such page (404, 410)
	NoHost                // the name of the host is not known
	Insecure              // its certificate is not valid
	Refuses               // it lets no program read (401, 403, 405, 429, 451)
	Silent                // no answer, or a fault of the server
)

// Answer is what came of one address.
type Answer struct {
	Address string
	State   State
	Code    int    // status of the last answer; 0: none
	To      string // where a page that moved stands now
}

const (
	patience  = 20 * time.Second // with one address, redirects and all
	abreast   = 8                // hosts asked at a time; each of them once at a time
	mostHops  = 10
	mostBytes = 64 << 10 // read of a page that answers no HEAD
	agent     = "secnumcloud-press (links of an edition, tried once)"
)

// Try asks for each address, and answers in their order. Where not one host answered
// there is no network, and every address is Untried. It ends early, with Untried for
// the rest, when the context does.
func Try(ctx context.Context, addresses []string) []Answer {
	return newTrier(outside).all(ctx, addresses)
}

// trier asks for addresses: with one client, host by host.
type trier struct {
	client *http.Client
	mu     sync.Mutex
	proxy  map[string]bool // hosts that stand between, which may be in a network of one's own
	hosts  map[string]*sync.Mutex
}

// errInside is what connecting to somebody's own network ends with.
var errInside = errors.New("links: an address of an inner network")

// outside refuses to connect to machines that readers cannot reach: what a text
// names is asked for by the machine of whoever builds.
func outside(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	ip := net.ParseIP(host)
	if ip == nil || ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsUnspecified() || ip.IsMulticast() {
		return errInside
	}
	return nil
}

func newTrier(allowed func(network, address string, c syscall.RawConn) error) *trier {
	t := &trier{proxy: map[string]bool{}, hosts: map[string]*sync.Mutex{}}
	free, held := &net.Dialer{Timeout: patience}, &net.Dialer{Timeout: patience, Control: allowed}
	t.client = &http.Client{
		Transport: &http.Transport{
			Proxy: func(r *http.Request) (*url.URL, error) {
				u, err := http.ProxyFromEnvironment(r)
				if u != nil {
					t.mu.Lock()
					t.proxy[u.Host] = true
					t.mu.Unlock()
				}
				return u, err
			},
			DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
				t.mu.Lock()
				between := t.proxy[address]
				t.mu.Unlock()
				if between {
					return free.DialContext(ctx, network, address)
				}
				return held.DialContext(ctx, network, address)
			},
			TLSHandshakeTimeout: patience, DisableKeepAlives: true, MaxResponseHeaderBytes: mostBytes,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return t
}

func (t *trier) all(ctx context.Context, addresses []string) []Answer {
	out := make([]Answer, len(addresses))
	var group errgroup.Group
	group.SetLimit(abreast)
	for i, a := range addresses {
		out[i] = Answer{Address: a}
		u, ok := web(a)
		if !ok {
			continue
		}
		group.Go(func() error {
			defer t.alone(u.Host)()
			if ctx.Err() == nil {
				out[i] = t.one(ctx, a)
			}
			return nil
		})
	}
	_ = group.Wait() // whatever came of an address is its answer
	if !slices.ContainsFunc(out, func(a Answer) bool { return a.Code != 0 || a.State == Insecure }) {
		for i := range out {
			out[i] = Answer{Address: out[i].Address}
		}
	}
	return out
}

// alone waits until nobody asks a host, and gives what lets the next one ask.
func (t *trier) alone(host string) func() {
	t.mu.Lock()
	m := t.hosts[host]
	if m == nil {
		m = &sync.Mutex{}
		t.hosts[host] = m
	}
	t.mu.Unlock()
	m.Lock()
	return m.Unlock
}

// web is an address as it is asked for, and false for one that nobody can ask for: of
// mail, or with a name that is reserved for examples and tests (RFC 2606, RFC 6761).
func web(address string) (*url.URL, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, false
	}
	for _, end := range []string{".example", ".test", ".invalid", ".localhost", ".example.com", ".example.net", ".example.org"} {
		if host := "." + strings.ToLower(u.Hostname()); strings.HasSuffix(host, end) {
			return nil, false
		}
	}
	u.Fragment = ""
	return u, true
}

// one follows an address to where it ends.
func (t *trier) one(ctx context.Context, address string) Answer {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	out, at, lasting := Answer{Address: address}, address, true
	for range mostHops {
		u, ok := web(at)
		if !ok {
			return Answer{Address: address}
		}
		code, next, err := t.ask(ctx, u)
		if err != nil {
			out.State, out.Code = failed(err), 0
			return out
		}
		out.Code = code
		switch {
		case next != "" && code/100 == 3:
			lasting = lasting && (code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect)
			if at = next; lasting {
				out.To = at
			}
			continue
		case code/100 == 2 && out.To != "" && !same(out.To, address):
			out.State = Moved
		case code/100 == 2:
			out.State, out.To = Answers, ""
		case code == http.StatusNotFound || code == http.StatusGone:
			out.State, out.To = Gone, ""
		case code/100 == 4:
			out.State, out.To = Refuses, ""
		default:
			out.State, out.To = Silent, ""
		}
		return out
	}
	out.State, out.To = Silent, "" // it leads in a circle
	return out
}

// same tells addresses that are one to a reader: the slash at the end of a host.
func same(a, b string) bool {
	return strings.TrimSuffix(a, "/") == strings.TrimSuffix(b, "/")
}

// ask asks for the head of a page, and for the page where a server does not know how to
// give its head: its status, and where it leads on.
func (t *trier) ask(ctx context.Context, u *url.URL) (code int, next string, err error) {
	for _, method := range []string{http.MethodHead, http.MethodGet} {
		var r *http.Request
		if r, err = http.NewRequestWithContext(ctx, method, u.String(), http.NoBody); err != nil {
			return 0, "", err
		}
		r.Header.Set("User-Agent", agent)
		r.Header.Set("Accept", "text/html, application/pdf, */*")
		var a *http.Response
		if a, err = t.client.Do(r); err != nil {
			if method == http.MethodHead && ctx.Err() == nil && !final(err) {
				continue // some servers break off at a HEAD
			}
			return 0, "", err
		}
		_, _ = io.CopyN(io.Discard, a.Body, mostBytes) // what matters is that it answered
		err = a.Body.Close()
		code = a.StatusCode
		if to, bad := a.Location(); bad == nil {
			next = to.String()
		}
		if code < http.StatusBadRequest {
			return code, next, nil
		}
	}
	return code, next, err
}

// final tells an error that asking otherwise does not mend.
func final(err error) bool {
	s := failed(err)
	return s == Untried || s == NoHost || s == Insecure
}

// failed is what an address is when its host did not answer.
func failed(err error) State {
	var name *net.DNSError
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.Is(err, errInside):
		return Untried
	case errors.As(err, &name) && name.IsNotFound:
		return NoHost
	case errors.As(err, &certificate):
		return Insecure
	}
	return Silent
}
