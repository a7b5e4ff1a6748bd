"""
The brief: an account on two pages, for somebody who reads nothing else.

    weigh    how much each record matters
    words    the sentence that tells it best
    select   what goes in, by weight, until two pages are full
    fit      how much room it takes
    markdown, html, docx   the faces of it
"""
