"""Importing many files: planned, run, told, gone on with, retried and taken back.

Empty, since the processes that read documents start by importing a module of it.
"""
