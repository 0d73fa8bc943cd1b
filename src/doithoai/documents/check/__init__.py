"""The checker: reads a finished document, ours or anyone's, and names what departs from the rules of its format.

It stands on the rule files (`documents.formats`) alone and knows nothing of the renderer.
"""
