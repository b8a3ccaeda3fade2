// A deck on the wall, by keyboard and clicker alone: every slide is in the page before the first is shown, so that nothing is asked of the server while speaking.
(() => {
  const DECK = JSON.parse(document.getElementById('deck').textContent), WORDS = DECK.words, SLIDES = DECK.slides;
  const ASIDE = location.hash.startsWith('#notes');
  const LABEL = 13, ROOM = 24, SQUEEZE = 0.68, STRETCH = 1.4, TEXT = 28;  // px of a label on a page and on the wall; how far a figure's height may give; px of a text
  const BEAT = 3000;  // ms that a step stays while it plays: long enough to say its title
  const $ = (tag, name, text) => { const e = document.createElement(tag); if (name) e.className = name; if (text !== undefined) e.textContent = text; return e; };
  const stage = document.getElementById('stage'), bar = document.getElementById('bar'), clock = document.getElementById('clock'), told = document.getElementById('told');
  const kept = value => { try { if (value) sessionStorage.setItem('started', value); return Number(sessionStorage.getItem('started')) || 0; } catch { return 0; } };  // the time goes on where the page is read again
  const state = {at: 0, black: false, started: kept(), timer: false, card: null};
  const drawings = [];

  // --- a figure in its place -----------------------------------------------------------------------------------------------------
  const placed = (figure, zone, projected) => {  // what was drawn for a page is enlarged until its labels are read from the back of the room
    const W = zone.clientWidth, H = zone.clientHeight, high = figure.layout.height || 450;
    const wanted = projected ? 1 : ROOM / LABEL;
    const height = Math.min(Math.max(H / wanted, SQUEEZE * high), STRETCH * high), scale = Math.min(wanted, H / height);
    return {scale, height, width: W / scale, top: Math.max(0, (H - height * scale) / 2)};
  };
  const draw = (step, layer) => {
    if (step.figure) {
      const box = $('div', 'drawn'), p = placed(step.figure, layer, step.projected);
      box.style.cssText = `transform:scale(${p.scale});width:${p.width}px;height:${p.height}px;top:${p.top}px`;
      layer.append(box); layer.dataset.label = (p.scale * (step.projected ? ROOM : LABEL)).toFixed(1);
      const margin = step.figure.layout.margin, grown = Math.max(1, p.height / (step.figure.layout.height || 450));  // what stands in the margins keeps its place when the figure grows
      drawings.push(() => Plotly.newPlot(box, step.figure.data, {...step.figure.layout, margin: {...margin, t: margin.t * grown, b: margin.b * grown}, width: p.width, height: p.height}, {staticPlot: true}));
    } else if (step.number) {
      const box = $('div', 'figure-number'); box.append($('b', '', step.number.value)); if (step.number.unit) box.append($('span', '', step.number.unit));
      const change = $('p'); change.innerHTML = step.number.change; box.append(change); layer.append(box);
    } else {
      const box = $('div', 'text'); box.innerHTML = step.html; layer.append(box);
      box.querySelectorAll('a').forEach(link => link.removeAttribute('href'));  // it leads to a page, and the wall is not left by a click on a name
      readable(box, layer.clientHeight);
    }
  };
  const readable = (box, room) => {  // a text too long for its place is written smaller, never under what is read from the back of the room: its last rows are left out, and it is said
    const scale = Math.min(1, Math.max(ROOM / TEXT, room / box.scrollHeight)), kind = ['article', 'tbody tr', 'p, li'].find(one => box.querySelector(one)), rest = $('p', 'rest');
    const lines = [...box.querySelectorAll(kind)].filter(one => !one.closest('details')), all = Number(box.querySelector('table')?.dataset.all) || lines.length;
    const over = () => box.scrollHeight * scale > room + 1;
    if (scale < 1) box.style.cssText = `transform:scale(${scale});width:${100 / scale}%`;
    if (!lines.length || (!over() && lines.length === all)) return;
    const counted = () => { rest.textContent = WORDS[kind === 'tbody tr' ? 'rows' : 'parts'].replace('{shown}', lines.length).replace('{all}', all); };
    box.append(rest); counted();
    while (over() && lines.length > 1) { lines.pop().remove(); while (lines.length > 1 && !lines.at(-1).querySelector('td') && lines.at(-1).matches('tr')) lines.pop().remove(); counted(); }
  };
  const built = (slide, mark) => {
    const section = $('section', 'slide'), first = slide.steps[slide.at];
    section.setAttribute('aria-roledescription', WORDS.slide);
    const title = section.appendChild($('h1')), head = section.appendChild($('div', 'head')), measure = head.appendChild($('p', 'measure'));
    section.classList.toggle('beside', first.beside === true); section.classList.toggle('statement', first.statement === true);
    if (slide.numbers) section.append(numbers(slide.numbers));
    if (slide.things) { const list = section.appendChild($('ol', 'card-things')); slide.things.forEach(t => list.append($('li', '', t))); }
    const zone = $('div', 'zone'), reading = $('p', 'reading'), foot = $('p', 'foot');
    const source = foot.appendChild($('span')); foot.append($('span', '', mark));
    let chips = null;
    if (slide.steps.length > 1) {
      chips = head.appendChild($('div', 'steps'));
      slide.steps.forEach((step, at) => { const chip = $('button', '', step.name); chip.onclick = event => { event.stopPropagation(); halt(); play.shown(at); }; chips.append(chip); });
    }
    const body = section.appendChild($('div', 'body')); body.append(zone, reading); section.append(foot); stage.append(section);
    const whole = text => text.split(' ').flatMap((word, at) => [...(at ? [' '] : []), word.includes('-') ? $('span', 'word', word) : word]);  // a name is not cut at its hyphens
    const say = step => {
      title.replaceChildren(...whole(slide.title || step.title)); title.classList.toggle('long', title.textContent.length > 118); title.classList.toggle('longest', title.textContent.length > 145);
      measure.textContent = step.subtitle; measure.hidden = !step.subtitle; reading.textContent = step.reading; reading.hidden = !step.reading; source.textContent = step.foot;
      section.setAttribute('aria-label', title.textContent); zone.setAttribute('role', 'img'); zone.setAttribute('aria-label', step.alt);
    };
    say(slide.steps.reduce((a, b) => a.reading.length + a.title.length > b.reading.length + b.title.length ? a : b));  // the step with the most words leaves the least room: all are drawn in it
    const layers = slide.steps.map(step => { const layer = zone.appendChild($('div', 'layer')); return layer; });
    const play = {section, at: slide.at, opens: slide.at, paused: -1, count: slide.steps.length, shown(at) {
      play.at = at; say(slide.steps[at]); layers.forEach((layer, i) => layer.classList.toggle('on', i === at));
      if (chips) [...chips.children].forEach((chip, i) => chip.setAttribute('aria-pressed', i === at));
    }};
    slide.steps.forEach((step, at) => draw(step, layers[at])); play.shown(slide.at);
    return play;
  };
  const numbers = list => {
    const box = $('div', 'card-numbers');
    for (const n of list) {
      const one = box.appendChild($('div')); one.append($('p', '', n.label));
      const value = one.appendChild($('b', n.value ? '' : 'none', n.value || '–')); if (n.unit) value.append($('small', '', n.unit));
      const change = one.appendChild($('p')); change.innerHTML = n.value ? n.change : WORDS.unknown;
    }
    return box;
  };

  // --- moving ----------------------------------------------------------------------------------------------------------------------
  let plays = [], playing = 0, card = null;
  const halt = () => { clearInterval(playing); playing = 0; };
  let turned = false;
  const fit = () => {  // on a screen held upright under a finger, the slide lies on its side: it is read twice as large
    turned = matchMedia('(pointer: coarse)').matches && innerHeight > innerWidth;
    const [wide, high] = turned ? [innerHeight, innerWidth] : [innerWidth, innerHeight], turn = turned ? 'rotate(90deg) ' : '', touch = document.getElementById('touch');
    stage.style.transform = `${turn}scale(${Math.min(wide / 1920, high / 1080)}) translate(-50%, -50%)`;
    touch.style.cssText = `width:${wide}px;height:${high}px;transform:translate(-50%, -50%) ${turn}`;
  };
  const show = () => {
    plays.forEach((play, at) => play.section.classList.toggle('on', at === state.at && !card));
    bar.style.width = `${100 * (state.at + 1) / plays.length}%`;
    document.getElementById('black').hidden = !state.black;
    history.replaceState(null, '', `#${state.at + 1}`);
    told.textContent = (card || plays[state.at]).section.getAttribute('aria-label');
    tell();
  };
  const begin = () => { state.started ||= Date.now(); kept(state.started); };
  const go = at => { if (card) closeCard(); halt(); begin(); state.black = false; plays[state.at].shown(plays[state.at].opens); plays[state.at].paused = -1; state.at = Math.min(Math.max(at, 0), plays.length - 1); show(); };
  const run = () => {
    const play = card || plays[state.at];
    if (play.count < 2) return;
    if (playing) { play.paused = play.at; return halt(); }
    play.shown(play.at === play.paused && play.at + 1 < play.count ? play.at + 1 : 0);  // from the first step, or from where it was paused
    playing = setInterval(() => { if (play.at + 1 < play.count) play.shown(play.at + 1); else halt(); }, BEAT);
  };

  // --- questions -------------------------------------------------------------------------------------------------------------------
  const ask = document.getElementById('ask'), field = ask.querySelector('input'), list = ask.querySelector('ul'), keys = document.getElementById('keys');
  const cards = DECK.cards || {}; let hits = [], chosen = 0;
  const fold = text => text.toLowerCase().replace(/[’'@]/g, c => c === '@' ? 'a' : ' ').replace(/œ/g, 'oe').replace(/æ/g, 'ae').normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, ' ').trim();
  const quality = (wanted, name) => name === wanted ? 0 : name.startsWith(wanted) ? 1 : wanted.split(' ').every(part => name.split(' ').some(word => word.startsWith(part))) ? 2 : wanted.length > 3 && name.includes(wanted) ? 3 : 9;
  const find = () => {
    const wanted = fold(field.value), best = new Map();
    if (wanted) for (const [at, entry] of DECK.entries.entries()) {
      const q = quality(wanted, entry.name), key = entry.kind + entry.code;
      if (q < 9 && (!best.has(key) || q < best.get(key).q)) best.set(key, {q, at, entry});
    }
    hits = [...best.values()].sort((a, b) => a.q - b.q || a.at - b.at).slice(0, 7).map(hit => hit.entry); chosen = 0; listed();
    if (hits[0]) held(hits[0]);
  };
  const listed = () => {
    list.replaceChildren(...hits.map((hit, at) => { const row = $('li'); row.append($('b', '', hit.label), $('span', '', hit.detail)); row.setAttribute('role', 'option'); row.id = `hit-${at}`; row.setAttribute('aria-selected', at === chosen); row.onclick = event => { event.stopPropagation(); open(hit); }; return row; }));
    field.setAttribute('aria-activedescendant', hits.length ? `hit-${chosen}` : '');
    if (field.value && !hits.length) list.append($('li', '', WORDS.nothing));
  };
  const held = async hit => {  // the card, from this page or from this machine's server; kept, so that the network may go
    if (hit.kind === 'slide') return null;
    const key = `${hit.kind}:${hit.code}`;
    if (!cards[key] && DECK.ask) cards[key] = fetch(`${DECK.ask}&kind=${hit.kind}&code=${encodeURIComponent(hit.code)}`).then(answer => answer.ok ? answer.json() : Promise.reject()).catch(() => { delete cards[key]; return null; });
    return cards[key] || null;
  };
  const ahead = async () => { for (const entry of DECK.entries) if (entry.kind !== 'slide' && !cards[`${entry.kind}:${entry.code}`]) { await held(entry); await new Promise(done => setTimeout(done, 20)); } };
  const openAsk = () => { halt(); ask.hidden = false; field.value = ''; hits = []; listed(); field.focus(); };
  const closeAsk = () => { ask.hidden = true; field.blur(); };
  const open = async hit => {
    closeAsk();
    if (hit.kind === 'slide') return go(Number(hit.code));
    const found = await held(hit);
    if (!found) { told.textContent = WORDS.unreachable; field.placeholder = WORDS.unreachable; return openAsk(); }
    if (card) closeCard();
    const from = drawings.length;
    card = built(found, ''); card.section.classList.add('card'); drawings.splice(from).forEach(one => one());
    card.section.classList.add('on'); show(); card.section.classList.add('on');
  };
  const closeCard = () => { card.section.remove(); card = null; show(); };

  // --- keys ------------------------------------------------------------------------------------------------------------------------
  const full = () => { if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen().then(() => navigator.keyboard?.lock?.(['Escape'])).catch(() => {}); };
  let offered = false, warned = 0;
  const offer = () => {  // full screen from the first key or click, where the browser allows it; never again, so that leaving it is respected
    if (offered || !DECK.back) return;
    offered = true;
    if (!document.fullscreenElement) full();
  };
  const warn = () => {  // a first Esc outside full screen only says what a second one does
    const line = document.getElementById('leave');
    line.textContent = WORDS.leave; line.hidden = false; clearTimeout(warned);
    warned = setTimeout(() => { line.hidden = true; warned = 0; }, 4000);
  };
  const leave = () => { if (document.fullscreenElement) document.exitFullscreen(); else if (DECK.back && !warned) warn(); else if (DECK.back) { if (history.length === 1) window.close(); setTimeout(() => { location.href = DECK.back; }, 150); } };
  const escape = () => { if (!ask.hidden) closeAsk(); else if (!keys.hidden) keys.hidden = true; else if (state.black) { state.black = false; show(); } else if (card) closeCard(); else leave(); };
  let typed = '';
  const pressed = (key, shift) => {
    if (key === 'Escape') return escape();
    if (!plays.length) return;
    if (key >= '0' && key <= '9') { typed += key; return; }
    const number = Number(typed); typed = '';
    if (key === 'Enter' && number) return go(number - 1);
    if (key === ' ' && shift || ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'].includes(key)) return go(card ? state.at : state.at - 1);
    if (['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'].includes(key)) return go(card ? state.at : state.at + 1);
    if (key === 'Home') return go(0);
    if (key === 'End') return go(plays.length - 1);
    if (['b', 'B', '.', ',', 'w', 'W'].includes(key)) { state.black = !state.black; return show(); }
    if (key === 'p' || key === 'P') return run();
    if (key === 'f' || key === 'F') return full();
    if (key === 't' || key === 'T') { state.timer = !state.timer; begin(); return tick(); }
    if (key === 'n' || key === 'N') return aside();
    if (key === '/') return openAsk();
    if (key === '?') keys.hidden = !keys.hidden;
  };
  const onKey = event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') { event.preventDefault(); return openAsk(); }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!ask.hidden) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { chosen = (chosen + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % Math.max(hits.length, 1); listed(); if (hits[chosen]) held(hits[chosen]); event.preventDefault(); }
      else if (event.key === 'Enter' && hits[chosen]) { event.preventDefault(); open(hits[chosen]); }
      else if (event.key === 'Escape') { event.preventDefault(); escape(); }
      return;
    }
    if (/^F\d+$|^Tab$/.test(event.key)) return;
    if (/^[fF]$/.test(event.key)) offered = true; else if (!/^(Escape|[nN]|Shift|Control|Alt|Meta)$/.test(event.key)) offer();  // the second window needs the key for itself
    event.preventDefault(); pressed(event.key, event.shiftKey);
  };

  // --- the second window -------------------------------------------------------------------------------------------------------------
  let other = null;
  const minutes = () => { const s = state.started ? Math.floor((Date.now() - state.started) / 1000) : 0; return `${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}`; };
  const tick = () => { clock.textContent = state.timer ? minutes() : ''; tell(); };
  const tell = () => {
    if (!other) return;
    const next = SLIDES[state.at + 1], shown = at => SLIDES[at].title || SLIDES[at].steps[SLIDES[at].at].title;
    other.postMessage({deck: 1, title: shown(state.at), note: SLIDES[state.at].note, reading: SLIDES[state.at].steps[plays[state.at].at].reading, next: next ? shown(state.at + 1) : '', place: `${state.at + 1} / ${plays.length}`, time: minutes()}, '*');
  };
  const aside = () => { other = window.open(location.href.split('#')[0] + '#notes', 'notes', 'width=1000,height=700'); };
  const asideWindow = () => {
    document.body.classList.add('aside');
    const page = document.getElementById('notes'); page.hidden = false;
    const set = (name, text) => { page.querySelector(name).textContent = text; };
    addEventListener('message', event => {
      if (event.source !== window.opener || event.data?.deck !== 1) return;
      set('.place', event.data.place); set('.time', event.data.time); set('h1', event.data.title); set('.say', event.data.note || WORDS.no_note); set('.hint', event.data.reading); set('.next b', event.data.next || WORDS.end);
    });
    const send = data => window.opener?.postMessage({deck: 1, ...data}, '*');
    addEventListener('keydown', event => { if (event.key === 'Escape') return close(); if (/^F\d+$|^Tab$/.test(event.key) || event.ctrlKey || event.metaKey) return; event.preventDefault(); send({key: event.key, shift: event.shiftKey}); });
    page.querySelectorAll('button').forEach(button => { button.onclick = () => send({key: button.dataset.key}); });
    set('.say', window.opener ? '' : WORDS.alone); send({hello: 1}); setInterval(() => send({hello: 1}), 1000);
  };

  // --- start -------------------------------------------------------------------------------------------------------------------------
  if (ASIDE) return asideWindow();
  addEventListener('message', event => {
    if (event.data?.deck !== 1 || !event.source || event.source === window || (other && event.source !== other && !event.data.hello)) return;
    if (event.data.hello) { other = event.source; tell(); } else if (event.data.key === 'reset') { state.started = 0; begin(); tick(); } else if (typeof event.data.key === 'string') pressed(event.data.key, event.data.shift);
  });
  addEventListener('keydown', onKey); addEventListener('resize', fit); field.addEventListener('input', find);
  let finger = null;
  stage.addEventListener('touchstart', event => { const [one] = event.touches; finger = event.touches.length === 1 ? [one.clientX, one.clientY] : null; }, {passive: true});
  stage.addEventListener('touchend', event => {  // a finger that slides turns the page, one that taps is a click
    const [one] = event.changedTouches, far = finger && (turned ? one.clientY - finger[1] : one.clientX - finger[0]);
    if (far && Math.abs(far) > 40 && ask.hidden && keys.hidden) { event.preventDefault(); offer(); pressed(far < 0 ? 'ArrowRight' : 'ArrowLeft'); }
    finger = null;
  });
  document.querySelectorAll('#touch button').forEach(button => { button.onclick = () => { if (ask.hidden) pressed(button.dataset.key); else closeAsk(); }; });
  stage.addEventListener('click', () => { if (ask.hidden && keys.hidden) { offer(); pressed('ArrowRight'); } });
  addEventListener('beforeunload', () => halt());
  fit(); setInterval(tick, 1000);
  const faces = ['400 24px "Source Sans"', '700 24px "Source Sans"', '600 54px "Source Serif"', '400 40px "Source Serif"'];
  Promise.allSettled(faces.map(face => document.fonts.load(face))).then(async () => {
    if (!SLIDES.length) { stage.appendChild($('section', 'slide on')).append($('h1', '', WORDS.empty)); return; }
    const first = Math.min(Math.max(parseInt(location.hash.slice(1), 10) - 1 || 0, 0), SLIDES.length - 1);
    const mine = SLIDES.map((slide, at) => { const from = drawings.length, play = built(slide, `${at + 1} / ${SLIDES.length}`); play.draws = drawings.slice(from); return play; });
    plays = mine; state.at = first;
    for (const one of plays[first].draws) await one();
    show(); document.body.dataset.ready = 'first';
    navigator.wakeLock?.request('screen').catch(() => {});
    const order = [...plays.keys()].sort((a, b) => Math.abs(a - first - 0.1) - Math.abs(b - first - 0.1));
    for (const at of order) { if (at !== first) for (const one of plays[at].draws) { await one(); await new Promise(done => setTimeout(done)); } }
    document.body.dataset.ready = 'all';
    if (DECK.ask) ahead().then(() => { document.body.dataset.ready = 'cards'; });
  });
})();
