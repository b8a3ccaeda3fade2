// Links that are followed without loading anything again, and a date that Enter keeps. Listened to once, for whatever is drawn later.
(() => {
  // A link to another page (`.pages`, `.doors`, `.ways`), or to another state of this one (`href="?cluster=picom"`: what else the address says is kept): nothing is loaded again.
  const follow = e => {
    const plain = e.button === 0 && !(e.ctrlKey || e.metaKey || e.shiftKey || e.altKey), link = plain && e.target.closest?.('.pages a, .doors a, .ways a, [data-testid=stMain] a[href^="?"]');
    if (!link) return;
    e.preventDefault();
    const within = link.getAttribute('href').startsWith('?'), address = new URL(within ? location : link.href);
    if (within) for (const [name, value] of new URLSearchParams(link.getAttribute('href'))) address.searchParams.set(name, value);
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  };

  // A date field keeps what is typed when its calendar closes, which Escape does: Enter does as much; heard first, as the field tells no one of it.
  const keep = e => { if (e.key === 'Enter' && e.target.closest?.('[data-testid=stDateInput] [role=spinbutton]')) e.target.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', code: 'Escape', bubbles: true, cancelable: true})); };

  document.addEventListener('click', follow);
  document.addEventListener('keydown', keep, true);
})();
