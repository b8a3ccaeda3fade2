// A file of the visitor's, read here and sent whole: in the page's own words, and no larger than it may be.
export default function ({ data, parentElement, setTriggerValue }) {
  const input = parentElement.querySelector('input');
  parentElement.querySelector('span').textContent = data.label;
  input.accept = data.accept;
  input.setAttribute('aria-label', data.label);
  input.onchange = async () => {
    const file = input.files[0];
    if (!file) return;
    const small = file.size <= data.most;
    const read = small ? await new Promise(done => { const reader = new FileReader(); reader.onload = () => done(reader.result); reader.readAsDataURL(file); }) : '';
    input.value = '';
    setTriggerValue('chosen', { name: file.name, size: file.size, content: read.slice(read.indexOf(',') + 1) });
  };
  if (input.files.length) input.onchange();  // chosen before this was listening
}
