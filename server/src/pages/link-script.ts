/**
 * The script of the page that a mail's link leads to. It takes the token out of the address, so that neither history
 * nor a screen that is shared shows it, and posts it when the button is pressed: a program that only fetches links
 * spends nothing. What came of it is told to the page that waits, where it is of the same origin.
 */
export const LINK_SCRIPT = `
const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
const show = (state) => {
  for (const part of document.querySelectorAll('[data-state]')) part.hidden = part.dataset.state !== state;
  document.querySelector('[data-state="' + state + '"]').focus();
};
const button = document.querySelector('button');
const post = async () => {
  const response = await fetch(location.pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const { state, code } = await response.json();
  if (state === 'code') document.querySelector('output').textContent = code;
  if (state === 'approved') new BroadcastChannel('sally-link').postMessage('approved');
  const isOver = ['code-expired', 'code-replaced', 'flow-over', 'identifier-taken'].includes(code);
  show(response.ok ? state : isOver ? 'over' : 'failed');
};
button.addEventListener('click', () => {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  const words = button.textContent;
  button.textContent = document.querySelector('template').content.textContent;
  post().catch(() => show('failed')).finally(() => {
    button.removeAttribute('aria-disabled');
    button.textContent = words;
  });
});
for (const again of document.querySelectorAll('[data-again]')) again.addEventListener('click', () => show('ask'));
show(token ? 'ask' : 'over');
`;
