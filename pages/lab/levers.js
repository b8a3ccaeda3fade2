// The levers: built once, then only their values change, so that nothing jumps under a finger or loses the focus.
// A move is sent while it lasts, one at a time: the next leaves when the page has answered the one before. `hold` says what is one move.
const LATE = 4000; // ms after which an answer is no longer waited for
const BURST = 1200; // ms between two keys of one move

const make = (tag, attributes = {}, ...inside) => {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) one.setAttribute(name, value);
  one.append(...inside.filter(part => part !== null));
  return one;
};

export default function ({ data: told, parentElement, setTriggerValue }) {
  const data = JSON.parse(told);
  const root = parentElement.querySelector('.levers');
  const panel = (root.panel ??= { turn: data.turn, asked: data.turn, next: null, held: null, hold: 0, pressed: -BURST, rows: new Map() });
  panel.tell = (name, what) => setTriggerValue(name, what);

  const number = lever => new Intl.NumberFormat(data.lang, { maximumFractionDigits: 2, useGrouping: !lever.year });
  const spoken = (lever, value) => lever.before + number(lever).format(value).replace('-', '−') + lever.after;

  panel.send = move => {
    if (panel.asked > panel.turn && performance.now() - panel.since < LATE) { panel.next = move; return; }
    panel.asked += 1;
    panel.since = performance.now();
    panel.tell('moved', { ...move, turn: panel.asked });
  };

  const paint = (row, lever, value, text) => {
    const share = x => (x - lever.low) / (lever.high - lever.low);
    row.value.textContent = text;
    row.back.hidden = value === lever.reference;
    row.root.classList.toggle('changed', value !== lever.reference);
    if (lever.options) { for (const one of row.ways) one.checked = Number(one.value) === value; return; }
    row.input.value = value;
    row.input.setAttribute('aria-valuetext', text);
    row.track.style.setProperty('--at', share(value));
  };

  const build = lever => {
    const id = `lever-${lever.key}`;
    const row = {};
    row.value = make('output', { class: 'value', for: id });
    row.back = make('button', { class: 'back', type: 'button', title: `${data.words.back} : ${lever.reference_text}`, 'aria-label': `${lever.label}, ${data.words.back} ${lever.reference_text}` }, '↺');
    const about = make('button', { class: 'about', type: 'button', title: data.words.source, 'aria-label': `${lever.label} : ${data.words.source}` }, 'i');
    about.onclick = () => panel.tell('source', lever.key);
    row.back.onclick = () => panel.send({ key: lever.key, value: lever.reference, hold: Date.now() });
    if (lever.options) {
      row.ways = lever.options.map(([value]) => make('input', { type: 'radio', name: id, value }));
      for (const one of row.ways) one.onchange = () => panel.send({ key: lever.key, value: Number(one.value), hold: Date.now() });
    } else {
      row.input = make('input', { id, type: 'range', min: lever.low, max: lever.high, step: lever.step, 'aria-label': lever.label });
      const value = () => Math.round(Number(row.input.value) * 100) / 100;
      row.input.onpointerdown = () => { panel.hold = Date.now(); };
      row.input.onkeydown = () => { if (performance.now() - panel.pressed > BURST) panel.hold = Date.now(); panel.pressed = performance.now(); };
      row.input.oninput = () => { panel.held = lever.key; paint(row, lever, value(), spoken(lever, value())); panel.send({ key: lever.key, value: value(), hold: panel.hold }); };
      row.input.onchange = () => { panel.held = null; };
    }
    const place = x => `--mark:${(x - lever.low) / (lever.high - lever.low)}`;
    const mark = lever.options || lever.today === null ? null : make('i', { class: 'today', style: place(lever.today), title: lever.today_text });
    const reference = lever.options || lever.today === lever.reference ? null : make('i', { class: 'reference', style: place(lever.reference), title: lever.reference_text });
    row.track = lever.options ? make('div', { class: 'choice', role: 'radiogroup', 'aria-label': lever.label }, ...row.ways.map((one, place) => make('label', {}, one, lever.options[place][1]))) : make('div', { class: `track ${lever.kind}` }, row.input, mark, reference);
    const ends = lever.options ? [row.track] : [make('span', { class: 'end' }, lever.low_text), row.track, make('span', { class: 'end' }, lever.high_text)];
    row.root = make('div', { class: 'lever' }, make('div', { class: 'line' }, make(lever.options ? 'span' : 'label', lever.options ? { class: 'name' } : { for: id }, lever.label), about, row.value), make('div', { class: 'line' }, ...ends, row.back));
    panel.rows.set(lever.key, row);
    return row.root;
  };

  if (panel.lang !== data.lang) {
    panel.lang = data.lang;
    panel.rows.clear();
    panel.counts = new Map();
    root.replaceChildren(
      make('p', { class: 'legend' }, make('i', { class: 'today' }), data.words.today, make('i', { class: 'reference' }), data.words.reference),
      ...data.sections.flatMap(section => [
        make('h3', { class: section.kind }, section.title, make('small', {}, section.line)),
        ...section.groups.map(group => {
          const count = make('span', { class: 'count' });
          panel.counts.set(`${section.kind}-${group.key}`, count);
          const box = make('details', {}, make('summary', {}, group.title, count), ...group.levers.map(build));
          box.open = group.open;
          return box;
        }),
      ]),
    );
  }
  for (const section of data.sections) for (const group of section.groups) {
    panel.counts.get(`${section.kind}-${group.key}`).textContent = group.told;
    for (const lever of group.levers) if (panel.held !== lever.key) paint(panel.rows.get(lever.key), lever, lever.value, lever.text);
  }
  panel.turn = Math.max(panel.turn, data.turn);
  if (panel.turn >= panel.asked && panel.next) { const next = panel.next; panel.next = null; panel.send(next); }
}
