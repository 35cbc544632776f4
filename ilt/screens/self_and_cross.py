"""Self and cross: how to read it."""

HOW = """
A **filled circle** is how a team rates itself, an **open circle** how the other side rates it; the line between
them is the **gap**, the mean of self minus the mean of cross. 1.0 or more is large, 0.5 or more notable.

Each pair has a name: **shared strength** (both means 2 or more), **shared need** (both under 2), **blind spot**
(self 2 or more, cross under) and **hidden strength** (the reverse); where the gap is not notable, *both close to
2*. Names and limits are our convention, not the framework's. Open *Spread* for every rating behind a mean.

**Talk first** lists the actions on which one team, from one side, lies two or more apart: the same mean, another
meeting. *Close together*, *mixed* and *far apart* go by the mean difference of all pairs of raters (Gini).
"""
