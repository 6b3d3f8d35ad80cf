# The front door. Each target sets up what it needs; the second call is quick.
SHELL := /bin/bash
.NOTPARALLEL:
.PHONY: help run build test check soak bench package format web setup clean

export PATH := $(CURDIR)/.tools/node_modules/.bin:$(PATH)
JOBS ?= $(shell nproc)
SOURCES = git ls-files -- 'src/*.cpp' 'src/*.hpp' 'tests/*.cpp' 'tests/*.hpp' 'bench/*.cpp' 'bench/*.hpp'
WEB_SOURCES := $(shell [ -f web/package.json ] && find web -type f -not -path '*/node_modules/*' -not -path 'web/dist/*')

help:
	@echo "make run      build and serve the demo on http://localhost:8443/"
	@echo "make test     build and run every test"
	@echo "make build    build/release/noroshi"
	@echo "make check    clang, sanitizers, clang-tidy, clang-format"
	@echo "make soak     the long runs"
	@echo "make bench    the figures, each beside its yardstick"
	@echo "make package  a .deb and a .tar.gz under build/package/"
	@echo "make format   clang-format over the sources"

run: build
	build/release/noroshi demo --data var/demo --port 8443

setup:
	@tools/setup build

web: $(if $(WEB_SOURCES),web/dist/index.html)

web/dist/index.html: $(WEB_SOURCES)
	npm --prefix web run build
	@touch $@

build/%/build.ninja:
	cmake --preset $*

build: setup web build/release/build.ninja
	cmake --build --preset release -j $(JOBS) --target noroshi

test:
	@tools/run_tests

check: web
	tools/setup build test check
	$(MAKE) build/clang/build.ninja build/sanitize/build.ninja
	cmake --build --preset clang -j $(JOBS)
	cmake --build --preset sanitize -j $(JOBS)
	ctest --preset sanitize -LE 'browser|bench'
	run-clang-tidy -quiet -j $(JOBS) -p build/clang '^$(CURDIR)/src/.*(?<!_test)\.cpp$$'
	$(SOURCES) | xargs clang-format --dry-run --Werror

soak: build
	tools/setup test
	cmake --preset release -DNOROSHI_REQUIRE_TESTS=ON
	cmake --build --preset release -j $(JOBS)
	ctest --preset release -C soak -L soak

bench: setup web
	tools/setup test
	cmake --preset release -DNOROSHI_REQUIRE_TESTS=ON
	cmake --build --preset release -j $(JOBS) --target bench

package: build
	tools/setup check
	cd build/release && cpack

format:
	$(SOURCES) | xargs clang-format -i

clean:
	rm -rf build web/dist
