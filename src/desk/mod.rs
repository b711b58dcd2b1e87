//! What a coordinator's desk needs: archives and tables of strangers, as bytes that somebody else has opened.

pub mod archive;
