// Streamlit's own words (labels that screen readers say) in the language of the page; told again when it draws anew.
const WORDS = %(words)s;
const tell = root => { for (const e of root.querySelectorAll('[aria-label],[title]')) for (const a of ['aria-label', 'title']) { const w = WORDS[e.getAttribute(a)]; if (w && w !== e.getAttribute(a)) e.setAttribute(a, w); } };
window.__words?.disconnect();
window.__words = new MutationObserver(list => { for (const m of list) if (m.target.nodeType === 1) tell(m.target.parentElement || m.target); });
window.__words.observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label', 'title']});
tell(document);
document.documentElement.lang = %(lang)s;
document.title = %(title)s;
