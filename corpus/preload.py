"""Imported by the server that worker processes are forked from, so that they share what the kernel loads."""

from corpus.kernel import prepare

prepare()
