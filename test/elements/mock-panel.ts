import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { SallyLogin } from '@sallyport/elements';
import '@sallyport/elements/define';
import { inTab, startMock } from '@sallyport/mock';
import type { SallyMockPanel } from '@sallyport/mock/panel';
import '@sallyport/mock/panel';
import { find, settle, shows } from './support.ts';

const ADDRESS = location.href;

/** The panel, open, on a page of this language. */
async function openPanel(lang = 'en'): Promise<SallyMockPanel> {
  const page = await fixture(html`<div lang=${lang}><sally-mock-panel></sally-mock-panel></div>`);
  const panel = page.querySelector('sally-mock-panel')!;
  await panel.updateComplete;
  find(panel, 'h2 button').click();
  await panel.updateComplete;
  return panel;
}

const buttonOf = (panel: SallyMockPanel, name: string): HTMLButtonElement =>
  [...panel.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name)!;

/** Waits until the panel shows something. */
async function until(isShown: () => unknown): Promise<void> {
  for (let turn = 0; turn < 200 && !isShown(); turn++) await settle();
  expect(Boolean(isShown())).to.equal(true);
}

export const tests = () => {
  beforeEach(() => startMock().reset());
  afterEach(() => {
    history.replaceState(null, '', ADDRESS);
    sessionStorage.clear();
  });

  for (const lang of ['en', 'de', 'ar'])
    it(`N-13 is accessible in ${lang}`, async () => {
      const panel = await openPanel(lang);
      expect(find(panel, 'section').lang).to.equal(lang);
      await expect(panel).to.be.accessible();
    });

  it('N-13 signs people in and out, and the address of the page keeps who it is', async () => {
    const panel = await openPanel();
    buttonOf(panel, 'owner').click();
    await until(() => buttonOf(panel, 'owner').ariaPressed === 'true');
    await until(() => new URLSearchParams(location.search).get('mock.as') === 'owner');
    expect((await startMock().client.session.read())?.account.email).to.equal('owner@acme.test');
    await startMock().reset();
    await openPanel(); // as after a reload
    await until(() => buttonOf(panel, 'owner').ariaPressed === 'true');
    buttonOf(panel, 'Sign out').click();
    await until(() => !new URLSearchParams(location.search).has('mock.as'));
    expect(await startMock().client.session.read()).to.equal(undefined);
  });

  it('N-13 brings the sign-in to a scenario, moves time on, and shows codes, messages and requests', async () => {
    const panel = await openPanel();
    const login = await fixture<SallyLogin>(html`<sally-login .client=${inTab()}></sally-login>`);
    find<HTMLSelectElement>(panel, 'select[name=scenario]').value = 'code/email';
    buttonOf(panel, 'Go there').click();
    await oneEvent(login, 'sally-step');
    await shows(login, 'sally-code-step');
    buttonOf(panel, 'Show the code').click();
    await until(() => /^\d{6}$/.test(find(panel, 'output').textContent));
    await until(() => find(panel, 'summary').textContent.includes('mail@acme.test'));
    expect(find(panel, '.log').textContent).to.contain('GET /flows/');
    const before = startMock().clock.now();
    find<HTMLSelectElement>(panel, 'select[name=by]').value = '31 days';
    buttonOf(panel, 'Move on').click();
    expect(startMock().clock.now() - before).to.be.greaterThan(30 * 86_400_000);
    expect(new URLSearchParams(location.search).getAll('mock.advance')).to.deep.equal(['31 days']);
  });
};
