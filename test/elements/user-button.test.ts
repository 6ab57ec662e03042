import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { CurrentSession } from '@sallyport/client';
import { SallyUserButton } from '@sallyport/elements';
import { define } from '@sallyport/elements/define';
import type { Me, SessionView } from '@sallyport/protocol';
import { initialsOf } from '../../packages/elements/src/session/initials.ts';
import { settingsStates } from '../../demo/states/settings.ts';
import { backend, sessionOf } from './session-support.ts';
import { find, focused, settle, shows, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

define(SallyUserButton);

const { account } = sessionOf();
const me: Me = { ...settingsStates.whole.set.value, account };
const ada = (more: Partial<SessionView> = {}) =>
  sessionOf(0, { account: { ...account, name: 'Ada Lovelace' }, ...more });

async function render(now: SessionView | undefined, known: Partial<Me> = {}) {
  const { client, held } = backend(now);
  held.me = { ...me, ...known };
  const element = await fixture<SallyUserButton>(
    html`<sally-user-button .client=${client}><a slot="links" href="#orders">Your orders</a></sally-user-button>`,
  );
  const heard: string[] = [];
  element.parentElement!.addEventListener('sally-change', ({ detail }) => heard.push(detail.action));
  await waitUntil(() => !CurrentSession.of(client).pending && !client.me.pending, 'it is known who is signed in');
  await element.updateComplete;
  return { element, client, held, heard };
}

const part = <E extends HTMLElement = HTMLElement>(element: Element, selector: string) =>
  find<E>(element.shadowRoot!, selector);
const items = (element: Element) => [...element.shadowRoot!.querySelectorAll<HTMLElement>('.item')];
const isOpen = (element: Element) => part(element, '.menu').checkVisibility();

describe('<sally-user-button>', () => {
  beforeEach(() => sessionStorage.clear());

  it('GT-7 says who is signed in, with room for the site’s own links', async () => {
    const { element } = await render(ada());
    expect(part(element, '.circle').ariaLabel).to.equal('Your account: Ada Lovelace');
    expect(isOpen(element)).to.equal(false);
    part(element, '.circle').focus();
    part(element, '.circle').click();
    await settle();
    expect(isOpen(element)).to.equal(true);
    expect(textOf(element)).to.contain('ada@example.com').and.contain('acme').and.contain('Your orders');
    await expect(element).to.be.accessible();
    const box = part(element, '.menu').getBoundingClientRect();
    expect(box.left >= 0 && box.right <= innerWidth && box.top >= 0).to.equal(true);
  });

  it('GT-7 has a badge where something needs doing, and says what', async () => {
    const from = '2026-12-01T00:00:00.000Z';
    for (const [now, known, said] of [
      [ada(), {}, undefined],
      [ada(), { backupCodesLow: true, backupCodesLeft: 2 }, '2 backup codes left'],
      [ada(), { enforcedFrom: from, authenticators: [] }, 'Set up a second step before'],
      [ada(), { skipsLeft: 1 }, 'Set up a second step: 1 sign-in left without one'],
      [ada({ mustEnrol: true }), {}, 'Set up a second step'],
      [ada(), { account: { ...account, id: 'b2' }, backupCodesLow: true }, undefined],
    ] as [SessionView, Partial<Me>, string | undefined][]) {
      const { element } = await render(now, known);
      expect(element.shadowRoot!.querySelector('.badge') !== null).to.equal(said !== undefined);
      const label = part(element, '.circle').ariaLabel;
      expect(label?.includes('Something needs your attention.')).to.equal(said !== undefined);
      if (said) expect(items(element)[0]!.textContent).to.contain(said);
    }
  });

  it('GT-8 opens the settings in a dialog, and gives the focus back to the circle', async () => {
    const { element } = await render(ada());
    part(element, '.circle').click();
    items(element)[0]!.click();
    const dialog = part<HTMLDialogElement>(element, 'dialog');
    await waitUntil(() => dialog.matches(':modal'), 'it is open');
    await waitUntil(() => textOf(element).includes('Two-step sign-in'), 'the settings are there');
    expect(isOpen(element)).to.equal(false);
    expect(dialog.ariaLabel).to.equal('Sign-in and security');
    part(element, '.close').click();
    await waitUntil(() => !element.querySelector('sally-settings'), 'they are gone');
    expect([dialog.open, focused()?.className]).to.deep.equal([false, 'circle']);
  });

  it('GT-8 signs out, tells the page, and leads to “Sign in”', async () => {
    const { element, heard } = await render(ada());
    part(element, '.circle').click();
    items(element).at(-1)!.focus();
    items(element).at(-1)!.click();
    await waitUntil(() => focused()?.className === 'sign-in', 'it leads to the sign-in');
    expect(heard).to.deep.equal(['sign-out']);
    expect(part(element, '[role=status]').textContent).to.equal('You’re signed out.');
    await expect(element).to.be.accessible();
    part(element, '.sign-in').click();
    expect((await shows(element, 'sally-credentials-step')).checkVisibility()).to.equal(true);
    expect(element.querySelector('dialog:modal')?.ariaLabel).to.equal('Sign in');
    expect(focused()?.getAttribute('part')).to.equal('heading');
    find<HTMLButtonElement>(element, '[slot=footer] button').click();
    await settle();
    expect([element.querySelector('dialog'), focused()?.className]).to.deep.equal([null, 'sign-in']);
  });

  it('GT-8 says where nobody could be signed out, and still says who it is', async () => {
    const { element, held, heard } = await render(ada());
    const opened = oneEvent(part(element, '.menu'), 'toggle');
    part(element, '.circle').click();
    await opened; // a menu that has just opened forgets what failed before
    held.broken = true;
    items(element).at(-1)!.click();
    await waitUntil(() => part(element, '[role=alert]').textContent !== '', 'it says so');
    expect(part(element, '[role=alert]').textContent).to.equal('We couldn’t sign you out. Try again.');
    expect([isOpen(element), heard]).to.deep.equal([true, []]);
  });

  it('GT-8 has nothing of theirs left once somebody has signed out in another tab', async () => {
    const { element, held } = await render(ada());
    part(element, '.circle').click();
    items(element)[0]!.click();
    await waitUntil(() => element.querySelector('sally-settings') !== null, 'the settings are there');
    held.now = undefined;
    const elsewhere = CurrentSession.of(backend(undefined).client);
    const close = elsewhere.subscribe(() => {});
    await elsewhere.announce();
    await waitUntil(() => element.shadowRoot!.querySelector('.sign-in') !== null, 'it offers to sign in');
    await element.updateComplete;
    expect([element.querySelector('sally-settings'), element.shadowRoot!.querySelector('dialog')]).to.deep.equal([
      null,
      null,
    ]);
    expect(textOf(element)).not.to.contain('ada@example.com');
    close();
  });

  it('R-34 shows nobody once another panel has ended the session by handing over ownership', async () => {
    const { element, held } = await render(ada());
    held.now = undefined;
    const detail = { action: 'make-owner', id: 'grace' } as const;
    element.parentElement!.dispatchEvent(new CustomEvent('sally-change', { detail, bubbles: true, composed: true }));
    await waitUntil(() => element.shadowRoot!.querySelector('.circle') === null);
    expect(textOf(element)).to.contain('Sign in');
  });

  it('GT-7 draws the letters of a name, or of an address', () => {
    const letters = (name: string, language = 'en') => initialsOf(name, language).replace('\u{200C}', '|');
    expect([letters('Ada Lovelace'), letters('ada@example.com'), letters('ada.m.byron@x.test')]).to.deep.equal([
      'A|L',
      'A',
      'A|B',
    ]);
    expect([letters('  José  '), letters('istanbul izmir', 'tr'), letters('عائشة علي', 'ar')]).to.deep.equal([
      'J',
      'İ|İ',
      'ع|ع',
    ]);
  });
});
