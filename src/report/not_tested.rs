//! What no rule here looks at, so that silence never looks like a pass.

use crate::rules::RULES;

/// The success criteria of WCAG 2.2, levels A and AA, with their names (W3C, 5 October 2023).
const CRITERIA: [(&str, &str); 55] = [
    ("1.1.1", "Non-text Content"),
    ("1.2.1", "Audio-only and Video-only (Prerecorded)"),
    ("1.2.2", "Captions (Prerecorded)"),
    ("1.2.3", "Audio Description or Media Alternative (Prerecorded)"),
    ("1.2.4", "Captions (Live)"),
    ("1.2.5", "Audio Description (Prerecorded)"),
    ("1.3.1", "Info and Relationships"),
    ("1.3.2", "Meaningful Sequence"),
    ("1.3.3", "Sensory Characteristics"),
    ("1.3.4", "Orientation"),
    ("1.3.5", "Identify Input Purpose"),
    ("1.4.1", "Use of Color"),
    ("1.4.2", "Audio Control"),
    ("1.4.3", "Contrast (Minimum)"),
    ("1.4.4", "Resize Text"),
    ("1.4.5", "Images of Text"),
    ("1.4.10", "Reflow"),
    ("1.4.11", "Non-text Contrast"),
    ("1.4.12", "Text Spacing"),
    ("1.4.13", "Content on Hover or Focus"),
    ("2.1.1", "Keyboard"),
    ("2.1.2", "No Keyboard Trap"),
    ("2.1.4", "Character Key Shortcuts"),
    ("2.2.1", "Timing Adjustable"),
    ("2.2.2", "Pause, Stop, Hide"),
    ("2.3.1", "Three Flashes or Below Threshold"),
    ("2.4.1", "Bypass Blocks"),
    ("2.4.2", "Page Titled"),
    ("2.4.3", "Focus Order"),
    ("2.4.4", "Link Purpose (In Context)"),
    ("2.4.5", "Multiple Ways"),
    ("2.4.6", "Headings and Labels"),
    ("2.4.7", "Focus Visible"),
    ("2.4.11", "Focus Not Obscured (Minimum)"),
    ("2.5.1", "Pointer Gestures"),
    ("2.5.2", "Pointer Cancellation"),
    ("2.5.3", "Label in Name"),
    ("2.5.4", "Motion Actuation"),
    ("2.5.7", "Dragging Movements"),
    ("2.5.8", "Target Size (Minimum)"),
    ("3.1.1", "Language of Page"),
    ("3.1.2", "Language of Parts"),
    ("3.2.1", "On Focus"),
    ("3.2.2", "On Input"),
    ("3.2.3", "Consistent Navigation"),
    ("3.2.4", "Consistent Identification"),
    ("3.2.6", "Consistent Help"),
    ("3.3.1", "Error Identification"),
    ("3.3.2", "Labels or Instructions"),
    ("3.3.3", "Error Suggestion"),
    ("3.3.4", "Error Prevention (Legal, Financial, Data)"),
    ("3.3.7", "Redundant Entry"),
    ("3.3.8", "Accessible Authentication (Minimum)"),
    ("4.1.2", "Name, Role, Value"),
    ("4.1.3", "Status Messages"),
];

/// The criteria of WCAG 2.2, levels A and AA, that no rule of this program looks at, as
/// `WCAG 2.2 1.2.1 Audio-only and Video-only (Prerecorded)`. The others are looked at in part.
#[must_use]
pub fn not_tested() -> Vec<String> {
    let looked_at = |number: &str| {
        RULES.iter().flat_map(|entry| entry.meta.standards).any(|standard| {
            standard.strip_prefix("WCAG 2.2 ").is_some_and(|rest| rest.split(' ').next() == Some(number))
        })
    };
    CRITERIA
        .iter()
        .filter(|(number, _)| !looked_at(number))
        .map(|(number, name)| format!("WCAG 2.2 {number} {name}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{CRITERIA, not_tested};
    use crate::rules::RULES;

    #[test]
    fn what_a_rule_looks_at_is_not_listed_and_the_rest_is() {
        let list = not_tested();
        assert!(!list.iter().any(|line| line.starts_with("WCAG 2.2 1.1.1 ")));
        assert!(list.contains(&"WCAG 2.2 1.2.4 Captions (Live)".to_owned()));
    }

    #[test]
    fn rules_cite_criteria_that_exist() {
        for standard in RULES.iter().flat_map(|entry| entry.meta.standards) {
            if let Some(rest) = standard.strip_prefix("WCAG 2.2 ") {
                let number = rest.split(' ').next().unwrap_or("");
                // Level AAA may be cited too; it is never asked for, so it is not listed.
                let is_aaa = matches!(
                    number,
                    "1.4.6" | "1.4.8" | "2.4.9" | "2.4.10" | "3.1.3" | "3.1.4" | "3.1.5" | "2.2.4" | "3.2.5"
                );
                assert!(is_aaa || CRITERIA.iter().any(|(known, _)| *known == number), "{standard}");
            }
        }
    }
}
