// A browser prints a pattern as thousands of pictures; the same hatching, as lines cut to the shape, stays small and sharp.
const hatched = root => {
  for (const shape of root.querySelectorAll('path')) {
    const found = /url\(["']?.*#([^"')]+)["']?\)/.exec(shape.style.fill);
    const pattern = found && document.getElementById(found[1]);
    if (!pattern) continue;
    const drawn = pattern.querySelector('path'), box = shape.getBBox(), step = Math.max(4, pattern.width.baseVal.value);
    const look = drawn && getComputedStyle(drawn), ground = pattern.querySelector('rect'), under = ground && getComputedStyle(ground);
    shape.style.fill = under ? under.fill : 'none'; shape.style.fillOpacity = under ? under.fillOpacity : 0;
    if (!look || !box.width || !box.height) continue;
    const clip = document.createElementNS('http://www.w3.org/2000/svg', 'clipPath'), lines = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    clip.id = `${found[1]}-${hatched.made = (hatched.made || 0) + 1}`;
    clip.append(document.createElementNS('http://www.w3.org/2000/svg', 'path')); clip.firstChild.setAttribute('d', shape.getAttribute('d'));
    let d = '';
    for (let x = box.x - box.height; x < box.x + box.width; x += step) d += `M${x},${box.y + box.height}l${box.height},${-box.height}`;
    lines.setAttribute('d', d); lines.style.cssText = `fill:none;stroke:${look.stroke === 'none' ? look.fill : look.stroke};stroke-width:1px`; lines.setAttribute('clip-path', `url(#${clip.id})`);
    shape.after(clip, lines);
  }
};
