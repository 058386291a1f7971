# Each target is a thin call of the script of that name in infra/: without make, run the script.

.PHONY: help demo test check bench

help:
	@echo 'make demo    start everything on this machine, run one whole trade, keep serving'
	@echo '             PORT=8000  DATA=./.data  RESET=1 start over  ONCE=1 stop after the trade'
	@echo 'make test    run all tests'
	@echo 'make check   style, types, doors between rooms, migrations, schema'
	@echo 'make bench   measure'
	@echo 'Without make: infra/demo, infra/test, infra/check, infra/bench'

demo:
	@infra/demo

test:
	@infra/test

check:
	@infra/check

bench:
	@infra/bench
