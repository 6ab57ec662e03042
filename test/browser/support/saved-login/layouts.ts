/** The login that a browser keeps. */
export const SAVED = { username: 'ada@example.com', password: 'correct horse battery' };

const LOGIN = '<sally-login server="/auth" recover sign-up></sally-login>';
const WITH_PASSKEYS = '<sally-login server="/passkeys"></sally-login>';

/** Longer than browsers take to look over a page that has loaded. */
const inserted = (widget: string): string =>
  `<main></main><script>setTimeout(() => (document.querySelector('main').innerHTML = '${widget}'), 1200)</script>`;

/** What stands in the body of a page, by where the widget is. */
export const LAYOUTS: Record<string, string> = {
  'in the page itself': LOGIN,
  'in a flex row, centred': `<div style="display: flex; justify-content: center">${LOGIN}</div>`,
  'in a dialog': `<dialog>${LOGIN}</dialog><script>document.querySelector('dialog').showModal()</script>`,
  'in a form of the page': `<form action="/search" method="get">${LOGIN}</form>`,
  'in a shadow root': `<div><template shadowrootmode="open">${LOGIN}</template></div>`,
  'inserted late': inserted(LOGIN),
  'with passkeys on': WITH_PASSKEYS,
  'with passkeys on, inserted late': inserted(WITH_PASSKEYS),
  'in a step that asks for the password again': '<sally-flow server="/auth" purpose="enrol" type="totp"></sally-flow>',
};
