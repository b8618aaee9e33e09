"""Drafting: from a report's figures and notes to a document, and the check of what came out."""
