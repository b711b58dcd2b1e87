# Everything is done by the scripts; `make` alone says what there is.
PORT ?= 8080

.PHONY: help serve test dist check clean

help:
	@echo "make serve   build the release and serve it on http://127.0.0.1:$(PORT)/ (PORT=9000 changes it)"
	@echo "make test    run every check and test"
	@echo "make check   the quick ones: formatting, lints, core tests"
	@echo "make dist    build the static site into dist/"
	@echo "make clean   remove target/ and dist/ (.tools/ stays)"
	@echo "serve, test and dist first set up what is missing (the first time about 10 minutes)."

serve:
	@scripts/setup.sh build
	@scripts/serve.sh $(PORT)

test:
	@scripts/setup.sh test
	@scripts/test.sh

dist:
	@scripts/setup.sh build
	@scripts/build.sh

check:
	@scripts/setup.sh check
	@scripts/test.sh quick

clean:
	rm -rf target dist
