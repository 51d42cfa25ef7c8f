// Conveniences: shows the token of a chosen name, copies, brings a drawing's marked state into view. The pages work
// without this file.
const panel = document.querySelector('#token');

async function showToken(form) {
  const button = form.querySelector('button');
  button.disabled = true;
  const who = panel.querySelector('[data-who]');
  const value = panel.querySelector('#token-value');
  const curl = panel.querySelector('#token-curl');
  try {
    const response = await fetch(form.action, { method: 'POST' });
    if (!response.ok) throw new Error(String(response.status));
    const { access_token: token } = await response.json();
    who.textContent = form.dataset.person;
    value.value = token;
    curl.value = `curl -H 'Authorization: Bearer ${token}' ${new URL(panel.dataset.example, location.href)}`;
  } catch {
    who.textContent = panel.dataset.failed;
    value.value = '';
    curl.value = '';
  } finally {
    button.disabled = false;
    panel.hidden = false;
    panel.scrollIntoView({ block: 'nearest' });
  }
}

async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  const label = button.innerHTML;
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.innerHTML = label), 1500);
  } catch {
    // Without leave to write the clipboard the text is at least selected.
    field.select();
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.person !== undefined && panel) {
    event.preventDefault();
    void showToken(form);
  } else if (form.dataset.busy !== undefined) {
    form.setAttribute('aria-busy', 'true');
    // After the submission has been built: a disabled button would not be part of it.
    setTimeout(() => form.querySelectorAll('button').forEach((button) => (button.disabled = true)));
  }
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copy]');
  if (button) void copy(button);
});

const drawing = document.querySelector('.drawing');
const marked = drawing?.querySelector('.is-current > .box, .is-failed > .box') ?? drawing?.querySelector('.start');
if (marked) {
  const [frame, place] = [drawing.getBoundingClientRect(), marked.getBoundingClientRect()];
  drawing.scrollLeft += place.left + place.width / 2 - frame.left - frame.width / 2;
  drawing.scrollTop += place.top + place.height / 2 - frame.top - frame.height / 2;
}
