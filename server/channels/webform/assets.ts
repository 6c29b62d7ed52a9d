/** Plain files of the contact page. They carry no words: those are in the page, in its language. */
export const formScript = `'use strict';
const form = document.querySelector('form');
const status = document.querySelector('#status');
// The same for every click until the message has arrived, so that a second click sends nothing twice.
const requestId = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
  byte.toString(16).padStart(2, '0'),
).join('');

function check(control) {
  const error = document.querySelector('#' + control.name + '-error');
  if (!error) return true;
  const empty = control.value.trim() === '';
  const wrong = empty || !control.validity.valid;
  error.hidden = !wrong;
  control.setAttribute('aria-invalid', String(wrong));
  return !wrong;
}

function tell(text, kind) {
  status.className = kind;
  status.textContent = text;
}

async function send() {
  const body = Object.fromEntries(new FormData(form));
  const response = await fetch('/api/v1/forms/contact', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, locale: form.dataset.locale, requestId }),
  }).catch(() => undefined);
  if (response?.ok) {
    form.hidden = true;
    tell(document.querySelector('#sent').innerHTML, 'sent');
    document.querySelector('#again').hidden = false;
    return;
  }
  tell(response?.status === 429 ? form.dataset.tooMany : form.dataset.failed, 'failed');
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const wrong = [...form.elements].filter((control) => control.name && !check(control));
  if (wrong.length > 0) return void wrong[0].focus();
  const button = form.querySelector('button');
  button.disabled = true;
  tell(form.dataset.sending, '');
  await send();
  button.disabled = false;
});
// While typing, not on leaving a field: a message that goes away under the pointer would move the button.
form.addEventListener('input', (event) => {
  if (event.target.getAttribute('aria-invalid') === 'true') check(event.target);
});
`;

export const formStyle = `:root {
  color-scheme: light dark;
  --canvas: light-dark(#f5f6f8, #0f141b);
  --surface: light-dark(#ffffff, #171e28);
  --border: light-dark(#d5dae1, #313c4b);
  --control: light-dark(#7f8a9b, #75849a);
  --text: light-dark(#17202e, #edf1f7);
  --text-2: light-dark(#465164, #b6c1ce);
  --accent: light-dark(#1b5ccb, #7fb0ff);
  --on-accent: light-dark(#ffffff, #0b1626);
  --success: light-dark(#0e7548, #4fc48d);
  --danger: light-dark(#b3241a, #ff8d82);
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0;
  background: var(--canvas);
  color: var(--text);
  font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Hiragino Sans", "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif;
}
:lang(ja) { line-height: 1.7; line-break: strict; overflow-wrap: anywhere; }
main {
  max-width: 40rem;
  margin: 32px auto;
  padding: 24px;
  background: var(--surface);
  border: 1px solid var(--border);
  border-radius: 10px;
}
nav { text-align: end; font-size: 14px; }
a { color: var(--accent); display: inline-block; min-height: 24px; }
h1 { margin: 0 0 8px; font-size: 24px; font-weight: 600; word-break: auto-phrase; }
p { margin: 0 0 16px; }
.field { margin-bottom: 16px; }
label { display: block; margin-bottom: 4px; font-weight: 600; }
.hint { margin: 0 0 4px; color: var(--text-2); font-size: 14px; }
input, textarea {
  width: 100%;
  min-height: 44px;
  padding: 8px 12px;
  background: var(--surface);
  color: inherit;
  border: 1px solid var(--control);
  border-radius: 6px;
  font: inherit;
}
textarea { resize: vertical; }
[aria-invalid="true"] { border-color: var(--danger); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.error, .failed { margin: 4px 0 0; color: var(--danger); }
.error::before, .failed::before { content: "! "; font-weight: 600; }
.sent { color: var(--success); font-weight: 600; }
.sent::before { content: "✓ "; }
.website { position: absolute; left: -9999px; }
button {
  min-height: 44px;
  padding: 8px 24px;
  background: var(--accent);
  color: var(--on-accent);
  border: 0;
  border-radius: 6px;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button:disabled { opacity: 0.6; cursor: default; }
@media (max-width: 44rem) {
  main { margin: 0; border: 0; border-radius: 0; min-height: 100vh; }
}
`;
