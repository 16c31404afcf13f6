"""What the presentation is made of.

Its base, its shapes, its charts and how blocks become pieces of slides.
"""
