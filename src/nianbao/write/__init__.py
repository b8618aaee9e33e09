"""Writers: each turns a finished draft into one format; none computes a figure."""
