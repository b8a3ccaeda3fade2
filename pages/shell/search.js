// The search box: asks this server what a text may mean while it is typed, shows it over the page, tells what was chosen. The keyboard does all.
export default function ({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector('input'), list = parentElement.querySelector('[role=listbox]'), status = parentElement.querySelector('[role=status]');
  let hits = [], active = -1, asked = 0, waiting = false, opening = false;
  box.placeholder = data.placeholder;
  box.setAttribute('aria-label', data.label);
  list.setAttribute('aria-label', data.label);
  list.popover = 'manual';

  const close = () => { if (list.matches(':popover-open')) list.hidePopover(); box.setAttribute('aria-expanded', 'false'); box.removeAttribute('aria-activedescendant'); };
  const open = () => {
    const at = box.getBoundingClientRect(), width = Math.min(460, innerWidth - at.left - 12);
    Object.assign(list.style, { left: at.left + 'px', top: at.bottom + 4 + 'px', width: width + 'px', maxHeight: innerHeight - at.bottom - 16 + 'px' });
    if (!list.matches(':popover-open')) list.showPopover();
    box.setAttribute('aria-expanded', String(hits.length > 0));
  };
  const say = text => { const p = document.createElement('p'); p.textContent = text; list.replaceChildren(p); open(); };
  const mark = place => {
    active = place;
    [...list.children].forEach((row, i) => row.setAttribute('aria-selected', String(i === place)));
    if (place < 0) return box.removeAttribute('aria-activedescendant');
    box.setAttribute('aria-activedescendant', list.children[place].id);
    list.children[place].scrollIntoView({ block: 'nearest' });
  };
  const wait = asking => { waiting = asking; list.setAttribute('aria-busy', String(asking)); };
  const leave = () => { asked++; hits = []; opening = false; wait(false); close(); };
  const choose = hit => { leave(); box.value = ''; setTriggerValue('chosen', { kind: hit.kind, code: hit.code }); };
  const show = answer => {
    if (hits.length && JSON.stringify(answer.hits) === JSON.stringify(hits)) return open();
    hits = answer.hits;
    status.textContent = answer.status;
    if (!hits.length) return say(answer.status);
    list.replaceChildren(...hits.map((hit, i) => {
      const row = document.createElement('div'), name = document.createElement('b'), known = hit.told.startsWith(hit.label);
      row.id = 'search-' + i;
      row.setAttribute('role', 'option');
      name.textContent = known ? hit.label : hit.told;
      row.append(name, known ? hit.told.slice(hit.label.length) : '');
      row.onpointerdown = event => event.preventDefault();
      row.onpointermove = () => active !== i && mark(i);
      row.onclick = () => choose(hit);
      return row;
    }));
    open();
    mark(0);
  };
  const ask = async () => {
    const mine = ++asked;
    opening = false;
    wait(box.value.trim() !== '');
    if (!waiting) { hits = []; return say(data.hint); }
    const answer = await fetch(`${data.route}?${new URLSearchParams({ lang: data.lang, text: box.value.slice(0, 100) })}`).then(r => r.json(), () => null);
    if (mine !== asked || !answer) return;
    wait(false);
    show(answer);
    if (opening && hits.length) choose(hits[active]);
    opening = false;
  };

  box.oninput = box.onfocus = ask;
  box.onblur = leave;
  box.onkeydown = event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) { event.preventDefault(); mark((active + step + hits.length) % hits.length); }
    else if (event.key === 'Enter') { event.preventDefault(); if (waiting) opening = true; else if (hits.length) choose(hits[active]); }
    else if (event.key === 'Escape') { box.value = ''; leave(); }
  };
}
