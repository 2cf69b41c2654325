"""The record as pages: read in a browser, handed over as a folder, edited in a form.

Three steps lead to a page. An `Address` holds a whole question, and `questions` asks it of the
answers room. A page model (`models`) puts what is answered in the order in which it is read, with
the sentences of the views room. Templates draw the model, and know nothing of what it means.
Server, site and cards differ only in how their links are written (`links`).
"""
