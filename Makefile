# obstat: the commands of the README. `make demo` and `make test` install what they need first.

SHELL := /bin/bash
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PACKAGES := fonts-droid-fallback libarchive-dev libexiv2-dev libheif1 libpcre2-dev libseccomp-dev libsqlite3-dev libturbojpeg0-dev libxml2-dev pkg-config procps python3 python3-pip \
	systemd tesseract-ocr tesseract-ocr-chi-tra tesseract-ocr-chi-tra-vert tesseract-ocr-eng zlib1g-dev
PDFIUM := .build/libpdfium.so
BUILD_OPTIONS ?=
RELEASE := .build/release

.PHONY: all deps build demo test lint format check-units install clean

all: build

# Installs only what is missing, so that a machine which has everything needs no rights and no network.
deps:
	@missing=$$(for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		echo "installing: $$missing"; \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get update -qq && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi
	@command -v swift >/dev/null || { echo "error: no Swift toolchain; install Swift 6.2 or newer from https://www.swift.org/install"; exit 2; }
	@mkdir -p .build && Sources/CPDFium/fetch.sh $(PDFIUM)

build: deps
	swift build -c release $(BUILD_OPTIONS)

demo: build
	@$(RELEASE)/obstat demo --documents fixtures/demo --data demo-data

test: deps lint
	swift build --build-tests $(BUILD_OPTIONS)
	swift test --skip-build $(BUILD_OPTIONS)

lint:
	swift format lint --strict --recursive --parallel --configuration .swift-format Package.swift Sources Tests

format:
	swift format --in-place --recursive --parallel --configuration .swift-format Package.swift Sources Tests

# How the service is fenced in, without a running systemd.
check-units:
	@systemd/check.sh

# Installs onto this machine; DESTDIR for packagers.
install: build
	install -d $(DESTDIR)/usr/bin $(DESTDIR)/usr/sbin $(DESTDIR)/usr/lib/obstat $(DESTDIR)/usr/share/obstat $(DESTDIR)/etc/obstat
	install -m 0755 $(RELEASE)/obstat $(DESTDIR)/usr/bin/
	install -m 0755 $(RELEASE)/obstatd $(DESTDIR)/usr/sbin/
	install -m 0755 $(RELEASE)/obstat-examine $(DESTDIR)/usr/lib/obstat/
	install -m 0644 $(PDFIUM) $(DESTDIR)/usr/lib/obstat/libpdfium.so
	cp -R --no-preserve=ownership rules $(DESTDIR)/usr/share/obstat/
	[ -e $(DESTDIR)/etc/obstat/obstat.yaml ] || install -m 0644 systemd/obstat.yaml $(DESTDIR)/etc/obstat/obstat.yaml
	install -D -m 0644 systemd/obstatd.service $(DESTDIR)/usr/lib/systemd/system/obstatd.service
	install -D -m 0644 systemd/console.conf $(DESTDIR)/usr/share/obstat/systemd/console.conf
	install -D -m 0644 systemd/sysusers.d/obstat.conf $(DESTDIR)/usr/lib/sysusers.d/obstat.conf
	install -D -m 0644 systemd/tmpfiles.d/obstat.conf $(DESTDIR)/usr/lib/tmpfiles.d/obstat.conf

clean:
	rm -rf .build demo-data
