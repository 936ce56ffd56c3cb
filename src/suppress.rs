//! stub
/// stub
pub fn apply(
    d: Vec<crate::diagnostic::Diagnostic>,
    _: &crate::document::Document<'_>,
    _: &crate::config::Config,
    _: &str,
    _: &[&'static str],
) -> Vec<crate::diagnostic::Diagnostic> {
    d
}
