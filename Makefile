# The press. `make help` lists what it does.
#
#   make edition MONTH=2026-04 LANG=fr,en
#
# LANG on make's command line is the list of languages to build. The shell's
# own LANG (fr_FR.UTF-8 …) is something else: make can tell the two apart, and
# neither reaches the commands below, which all run in one sane locale.

# What is typed behind MONTH, LANG, MESSAGES, PROFILE, OUT, DATA, TAGS, PLATFORMS, MUTATE, COUNT, SEED,
# GO and EDITION reaches the program through the environment and is never part of a command: no quote, dollar or
# bracket in it means anything to make or to the shell. A name that is given without a value, most often from a
# shell's variable that was never set, is refused: what would be made then is not what was asked for.

# The language of messages is MESSAGES=fr, else that of the system.
PRESS_LOCALE := $(firstword $(value LC_ALL) $(value LC_MESSAGES) $(if $(filter environment,$(origin LANG)),$(value LANG)) $(value LANGUAGE))
export PRESS_LOCALE
PRESS_LANGS := $(if $(filter command line,$(origin LANG)),$(value LANG))
GO      ?= go
EDITION := bin/edition
MUTATE  ?= data/facts=data data/read=data data/check=data data charts layout/text layout/block

override blank = $(if $(strip $(value $1)),,$(or $(findstring command,$(origin $1)),$(if $(filter LANG,$1),,$(value $1))))
$(foreach v,MONTH MESSAGES LANG PROFILE OUT DATA TAGS PLATFORMS MUTATE COUNT SEED GO EDITION,\
  $(if $(call blank,$v),$(error $v is empty: give it a value, or leave it out)))

$(foreach v,MONTH MESSAGES PROFILE OUT DATA TAGS PLATFORMS MUTATE COUNT SEED GO EDITION,$(eval PRESS_$v := $$(value $v)))
export PRESS_MONTH PRESS_MESSAGES PRESS_LANGS PRESS_PROFILE PRESS_OUT PRESS_DATA PRESS_TAGS PRESS_PLATFORMS \
       PRESS_MUTATE PRESS_COUNT PRESS_SEED PRESS_GO PRESS_EDITION
unexport LANG LANGUAGE LC_MESSAGES MONTH MESSAGES PROFILE OUT DATA TAGS PLATFORMS MUTATE COUNT SEED GO EDITION
MAKEOVERRIDES :=
export LC_ALL := C.UTF-8

override TOOLS   := $${PRESS_TOOLS:-$${XDG_CACHE_HOME:-$$HOME/.cache}/secnumcloud-press}
override given    = $(if $(value PRESS_$1),$2 "$$PRESS_$1")
override DATAFLAG = $(call given,DATA,--data) $(call given,MESSAGES,--messages)
override FLAGS    = $(call given,LANGS,--lang) $(call given,PROFILE,--profile) $(call given,OUT,--out) $(DATAFLAG)

.DEFAULT_GOAL := help
.PHONY: help edition draft editions site check new lint test cover bench golden mutate tools release press clean

help: ## what can be made
	@echo 'make edition MONTH=2026-04 LANG=fr,en   build an edition (default: the latest, every language)'
	@echo '             PROFILE=screen,print,web OUT=dist DATA=folder'
	@echo 'make draft MONTH=2026-04                 a copy to be read before all is right, in OUT/draft/MONTH'
	@echo 'make check MONTH=2026-04                 what is wrong with an edition, and where'
	@echo 'make new MONTH=2026-05                   start the next edition from the last one'
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

press: ## compile the program to bin/edition
	@"$$PRESS_GO" build -o "$$PRESS_EDITION" ./cmd/edition

edition: press ## build one edition
	@"$$PRESS_EDITION" build $(call given,MONTH,--month) $(FLAGS)

draft: press ## a copy of one edition with what is wrong marked in its place; ends with an error while there is any
	@"$$PRESS_EDITION" build --draft $(call given,MONTH,--month) $(FLAGS)

editions: press ## build every edition, the specimen included
	@set -e; months=$$("$$PRESS_EDITION" list $(DATAFLAG)); for m in $$months; do "$$PRESS_EDITION" build --month "$$m" $(FLAGS); done

site: press ## every edition but specimens, their archive, feeds and providers, for browsers, in dist/site (OUT=folder)
	@"$$PRESS_EDITION" site $(call given,OUT,--out) $(DATAFLAG)

check: $(if $(value MONTH),,lint) press ## the content of every edition, and the code; with MONTH= the content of that edition alone
	@"$$PRESS_EDITION" check $(call given,MONTH,--month) $(call given,LANGS,--lang) $(DATAFLAG)

new: press ## start an edition from the last one (MONTH=2026-05)
	@"$$PRESS_EDITION" new $(call given,MONTH,--month) $(DATAFLAG)

lint: ## format, vet, lint, dead code, vulnerabilities
	@out=$$(gofmt -l $$(git ls-files '*.go' 2>/dev/null || find . -name '*.go')); test -z "$$out" || { echo "gofmt would change:"; echo "$$out"; exit 1; }
	@"$$PRESS_GO" vet ./...
	@if command -v golangci-lint >/dev/null 2>&1; then golangci-lint run ./...; \
	 elif [ -x "$(TOOLS)/golangci-lint" ]; then "$(TOOLS)/golangci-lint" run ./...; \
	 else echo 'golangci-lint: not installed, skipped (make tools installs it)'; test -z "$$CI"; fi
	@dead=$$(command -v deadcode || echo "$(TOOLS)/deadcode"); \
	 if [ -x "$$dead" ]; then \
	   out=$$("$$dead" ./cmd/... ./tools/... && "$$dead" -test ./...) || exit 1; \
	   test -z "$$out" || { echo "deadcode: nobody calls"; echo "$$out"; exit 1; }; \
	 else echo 'deadcode: not installed, skipped (make tools installs it)'; test -z "$$CI"; fi
	@sh tools/vulnerable.sh

test: ## run the tests (TAGS=slow: the slow ones too, which build for other processors)
	@"$$PRESS_GO" test -timeout 40m $(call given,TAGS,-tags) ./...

cover: ## statement coverage of the packages
	@"$$PRESS_GO" test -coverpkg=./data/...,./layout/...,./charts,./locales,./fonts -coverprofile=coverage.out ./... >/dev/null && "$$PRESS_GO" tool cover -func=coverage.out | tail -n 1

bench: ## benchmarks
	@"$$PRESS_GO" test -run '^$$' -bench . -benchmem ./...

golden: ## renew every golden file
	@"$$PRESS_GO" test $$(grep -rl --include='*_test.go' '"github.com/secnumcloud-observatory/press/layout/golden"' . | xargs -n1 dirname | sort -u) -update

mutate: ## change the code in small ways and list what no test notices (MUTATE=charts SEED=2 COUNT=60)
	@set -f; "$$PRESS_GO" run ./tools/mutate $(call given,COUNT,-n) $(call given,SEED,-seed) -- $$PRESS_MUTATE

release: ## build for every platform, twice, into dist/release (PLATFORMS=linux/amd64,… for some)
	@"$$PRESS_GO" build -o bin/release ./tools/release && exec bin/release $(call given,PLATFORMS,-platforms) $(call given,OUT,-out)

tools: ## install what the checks need (Debian packages, veraPDF, golangci-lint, deadcode, govulncheck, …)
	@sh tools/install.sh

clean: ## remove what was built
	@rm -rf bin dist coverage.out
