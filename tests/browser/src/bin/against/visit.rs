//! What a first visit loads.

use crate::pages::Page;
use crate::site::Site;

/// The bytes of a first visit, in KB: all files of the page and the questions. Of Phrom's, what is loaded on demand does not
/// count, nor the other questionnaires: as `xtask sizes` has it.
pub(crate) fn kilobytes(page: Page, site: &Site, questionnaire: &str) -> f64 {
    let chosen = format!("/questionnaires/{questionnaire}-");
    let counts = |path: &&String| {
        let is_other = path.starts_with("/questionnaires/") && !path.starts_with(&chosen);
        let is_later = ["/more-", "/icon-", "/fonts/sarabun-700", "/collect", "/phrom.html"]
            .iter()
            .any(|begin| path.starts_with(begin))
            || [".more.txt", "OFL.txt"].iter().any(|end| path.ends_with(end));
        page != Page::Phrom || !(is_other || is_later)
    };
    let bytes: usize = site.sizes.iter().filter(|(path, _)| counts(path)).map(|(_, n)| n).sum();
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1000.0
}

/// Prints what was asked for, and when: to see what waits for what.
pub(crate) async fn show_requests(page: Page, site: &Site) {
    let sent = site.sent().await;
    let Some(begun) = sent.first().map(|first| first.asked) else { return };
    for request in &sent {
        let at = request.asked.duration_since(begun).as_millis();
        eprintln!("  {:<9}{at:>6} ms{:>8} bytes  {}", page.folder(), request.n_bytes, request.path);
    }
}
