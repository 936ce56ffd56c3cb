//! E-mail messages: structure, decoded parts and the way back to their bytes.
