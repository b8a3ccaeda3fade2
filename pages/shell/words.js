// Streamlit's own words (labels that screen readers say) in the language of the page; told again when it draws anew.
(() => {
  let words = {};
  const tell = root => { for (const e of root.querySelectorAll('[aria-label],[title]')) for (const a of ['aria-label', 'title']) { const w = words[e.getAttribute(a)]; if (w && w !== e.getAttribute(a)) e.setAttribute(a, w); } };
  new MutationObserver(list => { for (const m of list) if (m.target.nodeType === 1) tell(m.target.parentElement || m.target); })
    .observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label', 'title']});
  window.interpoles = {tell(lang, title, own) { words = own; document.documentElement.lang = lang; document.title = title; tell(document); }};
})();
