# obstat: the commands of the README. `make demo` and `make test` install what they need first.

SHELL := /bin/bash
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PACKAGES := fonts-wqy-microhei libarchive-dev libexiv2-dev libheif1 libpcre2-dev libseccomp-dev libsqlite3-dev libturbojpeg0-dev libxml2-dev pkg-config procps python3 python3-pip \
	systemd tesseract-ocr tesseract-ocr-chi-tra tesseract-ocr-chi-tra-vert tesseract-ocr-eng zlib1g-dev
PDFIUM := .build/libpdfium.so
BUILD_OPTIONS ?=
RELEASE := .build/release

.PHONY: all deps build demo test lint format fuzz recall bench bench-compare bench-extraction bench-gate load bulk soak sanitize sanitize-shims check-units sbom install clean

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

# The tests drive the console in a real browser.
test: PACKAGES += $(if $(wildcard /usr/bin/chromium),,chromium-headless-shell)
test: deps lint
	swift build --build-tests $(BUILD_OPTIONS)
	swift test --skip-build $(BUILD_OPTIONS)

lint:
	swift format lint --strict --recursive --parallel --configuration .swift-format Package.swift Sources Tests

format:
	swift format --in-place --recursive --parallel --configuration .swift-format Package.swift Sources Tests

# Made-up documents for each reader, FUZZ_SECONDS each, from the fixtures and from what recall writes; what breaks a
# reader is written to .build-fuzz/found.
FUZZ_SECONDS ?= 60
FUZZ_FAMILIES ?= $$(.build-fuzz/release/obstat-fuzz 2>/dev/null | sed -n 's/^families: //p')
fuzz: deps
	runtime=$$(find $$(dirname $$(dirname $$(readlink -f $$(command -v swift))))/lib/clang -name 'libclang_rt.fuzzer_no_main-*.a' | head -1); \
	OBSTAT_FUZZ=$$runtime swift build -c release --scratch-path .build-fuzz --product obstat-fuzz $(BUILD_OPTIONS)
	@mkdir -p .build-fuzz/found
	@failed=; for family in $(FUZZ_FAMILIES); do \
		mkdir -p .build-fuzz/corpus/$$family && echo "== $$family" && \
		OBSTAT_PDFIUM=$(PDFIUM) .build-fuzz/release/obstat-fuzz $$family -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
			-print_final_stats=1 -verbosity=0 -artifact_prefix=.build-fuzz/found/$$family- .build-fuzz/corpus/$$family $$(find fixtures -type d) || failed="$$failed $$family"; \
	done; [ -z "$$failed" ] || { echo "broken:$$failed; the inputs are in .build-fuzz/found"; exit 1; }

# Plants a value in every place of every format and counts what is found; needs python3, LibreOffice and exiftool.
RECALL := .build/recall
recall: build
	@python3 -m venv --system-site-packages $(RECALL)-venv && $(RECALL)-venv/bin/pip install -q -r Benchmarks/Recall/requirements.txt
	@rm -rf $(RECALL) && PYTHONPATH=Benchmarks/Recall $(RECALL)-venv/bin/python -W ignore Benchmarks/Recall/recall.py $(RELEASE)/obstat --keep $(RECALL)

# The matching engine side by side with PCRE2 alone, with its own bare pass and with memchr (Benchmarks/Matching).
BENCH_MEGABYTES ?= 16
BENCH_FOLDER ?=
bench: deps
	swift build -c release --package-path Benchmarks --product MatchingBenchmark $(BUILD_OPTIONS)
	@Benchmarks/.build/release/MatchingBenchmark rules $(BENCH_MEGABYTES) $(BENCH_FOLDER)

# The whole scan side by side with kingfisher, ripgrep and YARA-X, as far as they are installed (Benchmarks/Comparison).
bench-compare: build
	@python3 Benchmarks/Comparison/compare.py $(RELEASE)/obstat rules $(BENCH_MEGABYTES) $(BENCH_FOLDER)

# Side by side with pdftotext, kreuzberg and markitdown, over FOLDERS.
FOLDERS ?= $(RECALL)/clean
bench-extraction: build
	@python3 -m venv --system-site-packages $(RECALL)-venv && $(RECALL)-venv/bin/pip install -q kreuzberg 'markitdown[all]'
	@$(RECALL)-venv/bin/python Benchmarks/Extraction/extraction.py $(RELEASE)/obstat $(FOLDERS)

# Documents a second from drop to upload, with every commit durable.
bench-gate: build
	@python3 Benchmarks/Gate/gate.py $(RELEASE) --rules rules

# A gate under load, hostile documents among them, for LOAD_MINUTES without kills and for SOAK_MINUTES with kill -9
# again and again; prints what was lost (0), waits, memory, descriptors.
LOAD_MINUTES ?= 2
SOAK_MINUTES ?= 60
SOAK := python3 Benchmarks/Soak/soak.py $(RELEASE) rules
load: build
	@$(SOAK) --minutes $(LOAD_MINUTES) --no-kills --flood 1000 --interval 0.05
soak: build
	@$(SOAK) --minutes $(SOAK_MINUTES)

# Much at once: a folder of 50,000 documents dropped by one rename, then small documents over 64 units, then large ones.
BULK_COUNT ?= 50000
bulk: build
	@python3 Benchmarks/Soak/bulk.py $(RELEASE) rules folder --count $(BULK_COUNT) --units 4
	@python3 Benchmarks/Soak/bulk.py $(RELEASE) rules units --count $(BULK_COUNT)
	@python3 Benchmarks/Soak/bulk.py $(RELEASE) rules large --count 4 --units 4

# The daemon under the thread sanitizer, loaded for SANITIZE_MINUTES; its examiners are the release's own, for a sanitizer's
# runtime needs what an empty room has not.
SANITIZE_MINUTES ?= 2
TSAN := .build-tsan/debug
sanitize: build
	swift build --product obstatd --sanitize=thread --scratch-path .build-tsan $(BUILD_OPTIONS)
	@cp $(RELEASE)/obstat $(RELEASE)/obstat-examine $(PDFIUM) $(TSAN)/
	TSAN_OPTIONS=halt_on_error=1:exitcode=66 python3 Benchmarks/Soak/soak.py $(TSAN) rules --minutes $(SANITIZE_MINUTES) --no-kills --units 16 --flood 50

# The C at the edge by itself: under AddressSanitizer, its leak finder and the checks for undefined behaviour, then under
# valgrind where that is installed.
SHIMS := $(foreach module,CExaminer CExiv2 CFiles CFolding CInotify CTriggers,$(wildcard Sources/$(module)/*.c Sources/$(module)/*.cpp)) Sources/COCR/pixels.c
SHIM_PICTURES = $$(find fixtures -name '*.jp*g' -o -name '*.tif*')
SHIM_ROUNDS ?= 2000
sanitize-shims: deps
	@mkdir -p .build/shims
	@build() { local folder=.build/shims/$$1; shift; mkdir -p $$folder; for file in $(SHIMS) Tests/Shims/shims.c; do \
		case $$file in *.cpp) language=-std=c++17;; *) language=-std=gnu17;; esac; \
		clang $$language -O1 -gdwarf-4 -Wall -Wextra -Werror -fno-omit-frame-pointer "$$@" $(patsubst %,-ISources/%/include,CExaminer CExiv2 CFiles CFolding CInotify COCR CTriggers) \
			-c $$file -o $$folder/$$(echo $$file | tr / -).o || exit 1; done; \
		clang++ -fuse-ld=lld "$$@" $$folder/*.o -lexiv2 -lm -o $$folder/shims; }; \
	build sanitized -fsanitize=address,undefined -fno-sanitize-recover=all && build plain
	.build/shims/sanitized/shims $(SHIM_ROUNDS) $(SHIM_PICTURES)
	@if command -v valgrind >/dev/null; then \
		valgrind -q --error-exitcode=1 --leak-check=full --errors-for-leak-kinds=definite .build/shims/plain/shims $$(( $(SHIM_ROUNDS) / 20 )) $(SHIM_PICTURES); \
	else echo "valgrind is not installed"; fi

# How the service is fenced in, without a running systemd.
check-units:
	@systemd/check.sh

# The bill of materials of this build: what it contains and loads, versions, licences.
sbom: build
	@python3 dependencies/sbom.py > .build/obstat.cdx.json && echo .build/obstat.cdx.json

# Installs onto this machine; DESTDIR for packagers.
install: build
	install -d $(DESTDIR)/usr/bin $(DESTDIR)/usr/sbin $(DESTDIR)/usr/lib/obstat $(DESTDIR)/usr/share/obstat $(DESTDIR)/etc/obstat
	install -m 0755 $(RELEASE)/obstat $(DESTDIR)/usr/bin/
	install -m 0755 $(RELEASE)/obstatd $(RELEASE)/obstat-notify $(DESTDIR)/usr/sbin/
	install -m 0755 $(RELEASE)/obstat-examine $(DESTDIR)/usr/lib/obstat/
	install -m 0644 $(PDFIUM) $(DESTDIR)/usr/lib/obstat/libpdfium.so
	cp -R --no-preserve=ownership rules $(DESTDIR)/usr/share/obstat/
	[ -e $(DESTDIR)/etc/obstat/obstat.yaml ] || install -m 0644 systemd/obstat.yaml $(DESTDIR)/etc/obstat/obstat.yaml
	install -D -m 0644 systemd/obstatd.service $(DESTDIR)/usr/lib/systemd/system/obstatd.service
	install -D -m 0644 systemd/obstat-notify.service $(DESTDIR)/usr/lib/systemd/system/obstat-notify.service
	install -D -m 0644 systemd/console.conf $(DESTDIR)/usr/share/obstat/systemd/console.conf
	install -D -m 0644 systemd/encryption.conf $(DESTDIR)/usr/share/obstat/systemd/encryption.conf
	install -D -m 0644 systemd/sysusers.d/obstat.conf $(DESTDIR)/usr/lib/sysusers.d/obstat.conf
	install -D -m 0644 systemd/tmpfiles.d/obstat.conf $(DESTDIR)/usr/lib/tmpfiles.d/obstat.conf

clean:
	rm -rf .build demo-data
