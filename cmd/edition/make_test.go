package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What is typed behind make's names is data: no part of it is a command of the
// shell or of make.
func TestMakeTakesNamesAsTheyAre(t *testing.T) {
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("skipped: make is not installed")
	}
	mark := filepath.Join(t.TempDir(), "ran")
	touch := "touch " + mark
	for _, evil := range []string{"'; " + touch + "; '", "\"; " + touch + "; \"", "$(" + touch + ")", "$(shell " + touch + ")",
		"$$(" + touch + ")", "`" + touch + "`", "; " + touch, "| " + touch, "&& " + touch, "\n" + touch, "\\\"; " + touch} {
		for _, goal := range []string{"edition", "draft", "check", "new", "lint", "editions", "test", "release", "mutate"} {
			c := exec.Command("make", "-C", filepath.Join("..", ".."), "--no-print-directory", "GO=true", "EDITION=true", goal,
				"MONTH="+evil, "LANG="+evil, "PROFILE="+evil, "OUT="+evil, "DATA="+evil, "TAGS="+evil, "PLATFORMS="+evil, "MUTATE="+evil, "COUNT="+evil, "SEED="+evil)
			c.Env = append(os.Environ(), "CI=", "PRESS_TOOLS="+t.TempDir())
			out, _ := c.CombinedOutput()
			if _, err := os.Stat(mark); err == nil {
				t.Fatalf("make %s with %q ran a command:\n%s", goal, evil, out)
			}
		}
		for _, program := range []string{"GO=" + evil, "EDITION=" + evil, "FLAGS=" + evil, "DATAFLAG=" + evil, "TOOLS=" + evil} {
			c := exec.Command("make", "-C", filepath.Join("..", ".."), "--no-print-directory", "GO=true", "EDITION=true", program, "edition", "mutate")
			c.Env = append(os.Environ(), "CI=", "PRESS_TOOLS="+t.TempDir())
			out, _ := c.CombinedOutput()
			if _, err := os.Stat(mark); err == nil {
				t.Fatalf("make with %q ran a command:\n%s", program, out)
			}
		}
	}
	show := filepath.Join(t.TempDir(), "show it")
	if err := os.WriteFile(show, []byte("#!/bin/sh\nprintf '[%s]' \"$@\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("make", "-C", filepath.Join("..", ".."), "--no-print-directory", "GO=true", "EDITION="+show, "edition",
		"MONTH=it's $HOME", "OUT=a b").CombinedOutput()
	if got := string(out); err != nil || !strings.Contains(got, "[it's ") || !strings.Contains(got, "[a b]") {
		t.Errorf("%v %s", err, got)
	}
}
