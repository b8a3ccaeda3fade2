// Two clicks that neither Streamlit nor the drawing library sees, done as theirs are. Listened to once, for whatever is drawn later.
(() => {
  const plain = e => e.button === 0 && !(e.ctrlKey || e.metaKey || e.shiftKey || e.altKey);

  // A link to another page (`.pages`, `.doors`), or to another state of this one (`href="?cluster=picom"`: what else the address says is kept): nothing is loaded again.
  const follow = e => {
    const link = plain(e) && e.target.closest?.('.pages a, .doors a, [data-testid=stMain] a[href^="?"]');
    if (!link) return;
    e.preventDefault();
    const within = link.getAttribute('href').startsWith('?'), address = new URL(within ? location : link.href);
    if (within) for (const [name, value] of new URLSearchParams(link.getAttribute('href'))) address.searchParams.set(name, value);
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  };

  // A word outside the frame of a picture: the click that its own point would get. A note bears its code as its name.
  const word = e => {
    const mark = plain(e) && e.target.closest?.('.scatterlayer text, .annotation'), chart = mark?.closest('.js-plotly-plot');
    if (!chart?.emit) return;
    const codes = mark.matches('text') ? mark.__data__?.data : [chart.layout.annotations[mark.dataset.index]?.name];
    if (codes?.[0]) chart.emit('plotly_selected', {points: [{data: chart.data[0], curveNumber: 0, pointNumber: 0, pointIndex: 0, customdata: codes}]});
  };

  document.addEventListener('click', e => { follow(e); word(e); });
})();
