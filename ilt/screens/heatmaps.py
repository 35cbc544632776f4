"""Heatmaps: how to read them."""

HOW = """
Each cell is the **mean rating** (0-3) of one action by one team; the first column pools the ratings of all schools
shown. Point at a cell, or choose it in the lists below the chart, for the number of ratings and each of them.

Warm is low, cool is high; the break lies between 1 and 2, where low ratings end. Hatched is *not rated*, which is
no zero. Means and gaps are our convention: the framework asks for ratings only. **Gap** is the mean of self minus
the mean of cross: 1.0 or more is large, 0.5 or more notable.
"""
