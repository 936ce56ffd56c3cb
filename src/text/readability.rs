//! readability.
