// A figure: the same drawing is changed in place when its data change, and fits the width that the page gives it, and the height where the style asks for more. A click on a mark tells what stands there.
const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false };
const text = new TextDecoder();
let library = null;

const load = source => window.Plotly ? Promise.resolve() : (library ??= new Promise((done, failed) => {
  const script = document.createElement('script');
  script.src = source;
  script.onload = done;
  script.onerror = () => { library = null; failed(new Error(source)); };
  document.head.append(script);
}));

export default async function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector('.figure'), told = text.decode(data);
  box.tell = code => setTriggerValue('picked', code);
  const leave = () => { if (!box.isConnected) { box.watched?.disconnect(); window.Plotly?.purge(box); } };  // asked too where a newer figure took over
  if (box.told === told) return leave;
  box.told = told;
  const { library: source, alt, pick, narrowest, figure } = JSON.parse(told);
  box.pick = pick;
  box.setAttribute('aria-label', alt);
  box.style.minWidth = narrowest + 'px';
  try { await load(source); } catch { box.textContent = alt; return leave; }
  if (box.told !== told) return leave;
  if (!box.watched) box.textContent = '';
  box.asked = figure.layout.height;
  box.even = figure.layout.meta?.even;  // height of a picture that keeps its shape, in widths
  await Plotly.react(box, figure.data, { ...figure.layout, ...size(box) }, CONFIG);
  if (!box.watched) watch(box);
  fit(box);
  return leave;
}

const size = box => ({ width: box.clientWidth, height: Math.max(Math.min(box.asked, box.clientWidth * (box.even || Infinity)), parseFloat(getComputedStyle(box).minHeight) || 0) });

function fit(box) {
  if (box.clientWidth && box.clientWidth !== box.layout.width) Plotly.relayout(box, size(box));
  box.parentElement.tabIndex = box.clientWidth > box.parentElement.clientWidth ? 0 : -1;  // what slides under the finger slides by the arrows too
}

function watch(box) {
  let asked = 0;
  box.watched = new ResizeObserver(() => { cancelAnimationFrame(asked); asked = requestAnimationFrame(() => fit(box)); });
  box.watched.observe(box.parentElement);
  box.watched.observe(box);
  const tell = codes => { const code = Array.isArray(codes) ? codes[0] : codes; if (box.pick && code) box.tell(code); };
  box.on('plotly_click', event => tell(event.points[0]?.customdata));
  box.addEventListener('click', event => {  // a word outside the frame, which the library does not hear; a note bears its code as its name
    const mark = event.target.closest('.scatterlayer text, .annotation');
    if (mark) tell(mark.matches('text') ? mark.__data__?.data : [box.layout.annotations[mark.dataset.index]?.name]);
  });
}
