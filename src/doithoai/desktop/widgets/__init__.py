"""Small parts that two or more pages share; none knows SQL. What serves one page lives in its folder."""
