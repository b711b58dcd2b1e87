//! What somebody may write so that it runs, loads or becomes a part of the page, and how one sees that nothing of it did.

use crate::browser::Browser;
use crate::site::Site;
use crate::{Outcome, folders};
use serde_json::json;

/// The beginning of an element that nobody but these texts has. Where it can be read, a text is shown; where it is an element, a
/// text was taken for markup.
pub const MARK: &str = "<phrom-injected>";

/// Texts that would do something anywhere but in a text, and a site that must not be asked for anything.
pub struct Trap {
    elsewhere: Site,
}

/// From here on, what the page's policy holds back is written down.
const LISTEN: &str = "
    if (!window.heldBack) {
        window.heldBack = [];
        document.addEventListener('securitypolicyviolation', event =>
            window.heldBack.push(`held back: ${event.violatedDirective} ${event.blockedURI}`));
    }";

/// Whatever on the page was made of one of the texts.
const LOOK: &str = "
    const found = [...window.heldBack ?? ['nobody listened']];
    if ('injected' in window) found.push('it ran: ' + window.injected);
    const say = (why, element) => found.push(`${why}: ${element.outerHTML.slice(0, 200)}`);
    const made = ['img', 'image', 'iframe', 'object', 'embed', 'base', 'audio', 'video', 'phrom-injected'];
    const leading = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcdoc', 'xlink:href'];
    for (const element of document.querySelectorAll('*')) {
        // What is printed at the edge of each page is one text in quotation marks, and has to stay one.
        const isMore = name => {
            const value = element.style.getPropertyValue(name).trim();
            return value.includes('injected') && !/^\"([^\"\\\\\\n]|\\\\[^\\n])*\"$/.test(value);
        };
        if (made.includes(element.localName.toLowerCase())) say('made', element);
        const isCode = element.localName === 'script' && element.textContent.includes('<phrom-injected');
        if (isCode) say('taken for code', element);
        for (const { name, value } of element.attributes) {
            if (/^on/i.test(name)) say('would run', element);
            if (name === 'style' && [...element.style].some(isMore)) say('taken for a style', element);
            if (!leading.includes(name.toLowerCase())) continue;
            const address = new URL(value, location.href);
            const isOurs = address.protocol === location.protocol && address.host === location.host;
            const isIcon = element.localName === 'link' && address.protocol === 'data:';
            if (!isOurs && !isIcon && address.protocol !== 'blob:') say('leads away', element);
        }
    }
    return found;";

/// Whether the mark can be read somewhere: as a text, in a field, or as the title.
const READ: &str = "
    const fields = [...document.querySelectorAll('input, textarea')].map(field => field.value);
    return [document.title, document.body.textContent, ...fields].some(text => text.includes(arguments[0]))";

impl Trap {
    /// Sets it.
    ///
    /// # Errors
    /// When the other site finds no port.
    pub async fn set() -> Outcome<Self> {
        Ok(Self { elsewhere: Site::start(&folders::dist()?).await? })
    }

    /// The texts, one for each way in. Each has the mark, and none is longer than the shortest field takes.
    pub fn texts(&self) -> Vec<String> {
        let to = self.elsewhere.address();
        let texts = [
            format!("\"><img src={to}a onerror=window.injected=1>"),
            format!(
                "</script></title></textarea></style><script>window.injected=2</script><script src={to}b></script>"
            ),
            format!("'-->]]><svg/onload=window.injected=3><image href={to}c /></svg>"),
            "javascript:window.injected=4//".to_owned(),
            "{{constructor.constructor('window.injected=5')()}}${window.injected=5}".to_owned(),
            format!("<iframe srcdoc='<script>parent.injected=6</script>'></iframe><base href={to}>"),
            format!("x:expression(window.injected=7);background:url({to}d)}}*{{background:url({to}e)}}"),
            "\u{2028}window.injected=8\u{2029}\u{202e}".to_owned(),
            format!("=HYPERLINK(\"{to}f\";\"x\")"),
            "__proto__<a href=javascript:window.injected=9 autofocus onfocus=window.injected=10>".to_owned(),
        ];
        texts.into_iter().map(|text| text + MARK).collect()
    }

    /// One of them, the `n`th of as many as one likes.
    pub fn text(&self, n: usize) -> String {
        let mut texts = self.texts();
        texts.swap_remove(n % texts.len())
    }

    /// A text of 10,000 characters.
    pub fn long() -> String {
        MARK.repeat(10_000 / MARK.len())
    }

    /// Begins to write down what is held back on the page that was just loaded. What happens before is in the console, which every
    /// journey looks at.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn listen(&self, browser: &Browser) -> Outcome {
        browser.run(LISTEN, vec![]).await?;
        Ok(())
    }

    /// What became of the texts on the page as it stands, but for being shown.
    ///
    /// # Errors
    /// When the session is gone.
    pub async fn found(&self, browser: &Browser) -> Outcome<Vec<String>> {
        let mut found: Vec<String> = serde_json::from_value(browser.run(LOOK, vec![]).await?)?;
        found.extend(self.elsewhere.asked().into_iter().map(|asked| format!("asked elsewhere for {}", asked.path)));
        Ok(found)
    }

    /// Sees that nothing but text became of the texts, and that they can be read on this page.
    ///
    /// # Errors
    /// When something did, or there is nothing to be read.
    pub async fn shown(&self, browser: &Browser, page: &str) -> Outcome {
        self.quiet(browser, page).await?;
        let is_read = browser.run(READ, vec![json!(MARK)]).await?;
        if is_read == true { Ok(()) } else { Err(format!("{page}: the text is not shown").into()) }
    }

    /// Sees that nothing became of the texts on a page, which may show none of them.
    ///
    /// # Errors
    /// When something did.
    pub async fn quiet(&self, browser: &Browser, page: &str) -> Outcome {
        browser.settle().await?;
        let found = self.found(browser).await?;
        if found.is_empty() { Ok(()) } else { Err(format!("{page}: {}", found.join("\n")).into()) }
    }

    /// Where nobody must ask.
    pub fn address(&self) -> String {
        self.elsewhere.address()
    }

    /// Takes it away.
    ///
    /// # Errors
    /// When it was stepped into after all.
    pub async fn take_away(self) -> Outcome {
        self.elsewhere.stop().await?;
        let asked = self.elsewhere.asked();
        if asked.is_empty() { Ok(()) } else { Err(format!("asked elsewhere: {asked:?}").into()) }
    }
}
