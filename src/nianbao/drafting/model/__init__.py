"""The model drafter: a language model writes the narrative parts, held to figures and sources.

``settings`` and ``addresses`` say which model and whether it may be asked, ``client`` speaks HTTP,
``asking`` retries, ``journal`` remembers, ``offer`` and ``prompts`` say what the model is told,
``answers`` and ``resolving`` read what it wrote, ``loop`` drafts, checks and revises one part, and
``writer`` does all parts at once.
"""
