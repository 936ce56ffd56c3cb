//! Dictionaries become lookup tables; one pass yields matches.
