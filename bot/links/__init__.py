"""The public link of a report is looked up, with the operator's consent (LINK_WATCH): how, and what an answer means.

watch ──claims what is due──> fetch ──asks, under guard's eyes──> reading ──what it means──> handlers.link_news
"""
