package links

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// anywhere lets a test ask its own machine.
func anywhere(string, string, syscall.RawConn) error { return nil }

// site is a server with a page for each thing that may come of an address.
func site(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	for path, code := range map[string]int{"/here": 200, "/gone": 404, "/ended": 410, "/closed": 403, "/often": 429, "/broken": 500} {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) })
	}
	for path, code := range map[string]int{"/moved": 301, "/lent": 302, "/lasting": 308} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/here", code) })
	}
	mux.HandleFunc("/lost", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/gone", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	mux.HandleFunc("/mixed", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/lent", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/headless", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			w.WriteHeader(http.StatusNotFound) // as some servers do
		}
	})
	mux.HandleFunc("/rude", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			panic(http.ErrAbortHandler)
		}
	})
	s := httptest.NewServer(mux)
	s.Config.ErrorLog = nil
	t.Cleanup(s.Close)
	return s
}

func TestAddressesAnswer(t *testing.T) {
	s := site(t)
	for path, want := range map[string]string{
		"/here": "1 200 ", "/here#part": "1 200 ", "/gone": "3 404 ", "/ended": "3 410 ", "/closed": "6 403 ", "/often": "6 429 ",
		"/broken": "7 500 ", "/moved": "2 200 /here", "/lasting": "2 200 /here", "/lent": "1 200 ", "/lost": "3 404 ", "/round": "7 302 ",
		"/mixed": "2 200 /lent", "/headless": "1 200 ", "/rude": "1 200 ",
	} {
		got := newTrier(anywhere).all(context.Background(), []string{s.URL + path})[0]
		if is := fmt.Sprintf("%d %d %s", got.State, got.Code, strings.TrimPrefix(got.To, s.URL)); is != want || got.Address != s.URL+path {
			t.Errorf("%s: %s, want %s", path, is, want)
		}
	}
}

// What is not on the web, and what stands in somebody's own network, is not asked for.
func TestInnerAddressesAreNotAsked(t *testing.T) {
	var asked atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer s.Close()
	inner := []string{s.URL, strings.Replace(s.URL, "127.0.0.1", "localhost", 1), "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest",
		"mailto:a@b.fr", "tel:+33", "ftp://b.fr/", "https://observatory.example/2026-04/", "https://www.example.org/", "https://x.test/", "://", ""}
	for i, a := range newTrier(outside).all(context.Background(), inner) {
		if a.State != Untried || a.Address != inner[i] {
			t.Errorf("%s: %+v", inner[i], a)
		}
	}
	if asked.Load() != 0 {
		t.Errorf("asked %d times", asked.Load())
	}
}

// A page of the web that leads into an inner network is not followed there.
func TestRedirectsStayOutside(t *testing.T) {
	s := site(t)
	outer := httptest.NewServer(http.RedirectHandler(s.URL+"/here", http.StatusMovedPermanently))
	defer outer.Close()
	_, port, err := net.SplitHostPort(outer.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	only := func(network, address string, c syscall.RawConn) error {
		if strings.HasSuffix(address, ":"+port) {
			return nil
		}
		return outside(network, address, c)
	}
	if got := newTrier(only).one(context.Background(), outer.URL); got.State != Untried {
		t.Errorf("%+v", got)
	}
}

// Where nothing answers there is no network: nothing was tried, and nothing is dead.
func TestWithoutNetworkNothingIsTried(t *testing.T) {
	none := func(string, string, syscall.RawConn) error { return syscall.ENETUNREACH }
	for _, a := range newTrier(none).all(context.Background(), []string{"http://192.0.2.1/", "http://198.51.100.7/x"}) {
		if a.State != Untried || a.Code != 0 {
			t.Errorf("%+v", a)
		}
	}
	s := site(t)
	half := func(_, address string, _ syscall.RawConn) error {
		if strings.HasPrefix(address, "127.") {
			return nil
		}
		return syscall.ENETUNREACH
	}
	got := newTrier(half).all(context.Background(), []string{"http://192.0.2.1/", s.URL + "/here"})
	if got[0].State != Silent || got[1].State != Answers {
		t.Errorf("%+v", got)
	}
}

// A site whose certificate nobody vouches for is told as that.
func TestCertificatesAreHeld(t *testing.T) {
	s := httptest.NewTLSServer(http.NotFoundHandler())
	defer s.Close()
	if got := newTrier(anywhere).all(context.Background(), []string{s.URL}); got[0].State != Insecure {
		t.Errorf("%+v", got)
	}
}

// Of one host one page is asked for at a time.
func TestHostsAreAskedOnceAtATime(t *testing.T) {
	var now, most atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		most.Store(max(most.Load(), now.Add(1)))
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
	}))
	defer s.Close()
	var all []string
	for i := range 12 {
		all = append(all, fmt.Sprintf("%s/%d", s.URL, i))
	}
	for _, a := range newTrier(anywhere).all(context.Background(), all) {
		if a.State != Answers {
			t.Errorf("%+v", a)
		}
	}
	if most.Load() != 1 {
		t.Errorf("%d at a time", most.Load())
	}
}

// A run that is broken off ends, with the rest untried.
func TestEndedRunsEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, a := range newTrier(anywhere).all(ctx, []string{site(t).URL + "/here"}) {
		if a.State != Untried {
			t.Errorf("%+v", a)
		}
	}
}
