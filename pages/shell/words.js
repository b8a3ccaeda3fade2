// Streamlit's own words (labels that screen readers say) in the language of the page; told again when it has drawn anew, once a drawing, when the browser rests.
(() => {
  let words = {}, asked = false;
  const tell = () => {
    asked = false;
    for (const name of ['aria-label', 'title']) for (const e of document.querySelectorAll(`[${name}]`)) { const w = words[e.getAttribute(name)]; if (w && w !== e.getAttribute(name)) e.setAttribute(name, w); }
    const skip = document.querySelector('[data-testid=stSkipToContent]');  // the one of its sentences that is a text
    const read = words[skip?.textContent];
    if (read && read !== skip.textContent) skip.textContent = read;
  };
  const ask = () => { if (!asked) { asked = true; requestIdleCallback(tell, {timeout: 300}); } };
  new MutationObserver(ask).observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label', 'title']});
  window.interpoles = {tell(lang, title, own, page) { words = own; if (document.documentElement.lang !== lang) { document.documentElement.lang = lang; window.dispatchEvent(new Event('languagechange')); } document.documentElement.dataset.page = page; document.title = title; ask(); },
    hold(name, value, whole) {  // for this browser's next session with this server; gone with the browser. What is too long for a cookie is kept beside it, and the cookie says which it is.
      document.cookie = `${name}=${value}; path=/; SameSite=Strict${value ? '' : '; Max-Age=0'}`;
      try { if (whole && whole !== value) localStorage.setItem(name, whole); else localStorage.removeItem(name); } catch { }
    },
    held(name) { try { return localStorage.getItem(name) || ''; } catch { return ''; } }};
  if (!/(?:^|; )d=/.test(document.cookie)) try { localStorage.removeItem('d'); } catch { }
})();
