//! Edits of a text become bytes of its file.
