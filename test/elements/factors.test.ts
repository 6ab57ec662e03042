import { expect } from '@open-wc/testing';
import type { Client } from '@sallyport/client';
import { factorsStates } from '../../demo/states/factors.ts';
import { accountBackend, NOTHING, renderPanel, type Refuse } from './account-backend.ts';
import { buttonOf, hearKeepers, confirm, problem, rowTitles, statusOf, settlePanels } from './panel-support.ts';
import { field, find, focused, renderState, shows, textOf, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { value } = factorsStates.several.set;

const backend = (refuse?: Refuse) => accountBackend(value, refuse);
const render = (client: Client) => renderPanel('sally-factors', client);

const CHANGE_APP = 'Change: Authenticator app, Pixel 9';

describe('<sally-factors>', () => {
  it('lists what is set up and what could be, the strongest first', async () => {
    const element = await render(backend().client);
    expect(rowTitles(element)).to.deep.equal([
      'Passkey',
      'Another passkey',
      'Authenticator app',
      'Text messages',
      'Email codes',
      'Backup codes',
    ]);
    expect(textOf(element)).to.contain('On. We ask for it on devices you don’t trust.').and.contain('7 of 10 left');
    expect(textOf(element)).to.contain('4 hours ago');
  });

  it('R-67 asks before it removes one, says what is left to sign in with, and moves the focus on', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    buttonOf(element, CHANGE_APP).click();
    await settlePanels();
    buttonOf(element, 'Remove Pixel 9').click();
    await settlePanels();
    expect(textOf(element)).to.contain('You then sign in with: MacBook or Email codes.');
    expect(calls).to.deep.equal(['GET /me']);
    confirm(element);
    await settlePanels();
    expect(calls.slice(1)).to.deep.equal(['DELETE /me/authenticators/app1', 'GET /me']);
    expect(statusOf(element)).to.equal('Removed: Pixel 9.');
    expect(focused() === buttonOf(element, 'Change: Email codes')).to.equal(true); // the next row on screen
  });

  it('goes back to the open row where it is kept', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    buttonOf(element, CHANGE_APP).click();
    await settlePanels();
    buttonOf(element, 'Remove Pixel 9').click();
    await settlePanels();
    buttonOf(element, 'Keep it').click();
    await settlePanels();
    expect(focused() === buttonOf(element, 'Remove Pixel 9')).to.equal(true);
    expect(calls).to.deep.equal(['GET /me']);
  });

  it('R-14 replaces the app whose row is open, in a dialog, and says so; cancelled, nothing has happened', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    buttonOf(element, CHANGE_APP).click();
    await settlePanels();
    for (const [event, said] of [
      ['sally-cancel', 'Nothing was changed.'],
      ['sally-success', 'Replaced: Pixel 9.'],
    ] as const) {
      buttonOf(element, 'Replace').click();
      await settlePanels();
      const flow = element.querySelector('sally-flow');
      expect([flow?.purpose, flow?.type, flow?.authenticator]).to.deep.equal(['enrol', 'totp', 'app1']);
      flow?.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true }));
      await settlePanels();
      expect(statusOf(element)).to.equal(said);
    }
    expect(calls.filter((call) => call === 'GET /me')).to.have.lengthOf(2);
  });

  it('R-11 R-14 R-15 R-46 R-66 R-68 keeps what can’t be done visible, with why, and does nothing', async () => {
    const own = ['Ask for it first', 'Try it'];
    const all = ['Remove Pixel 9', 'Disable two-step sign-in'];
    for (const [state, buttons, reason] of [
      [factorsStates.enforced, all, 'Your organisation requires it.'],
      [factorsStates.ownerOnly, all, 'Only the owner of your organisation can do this.'],
      [factorsStates.offPolicy, [...own, 'Replace'], 'Your organisation has switched this off.'],
      [factorsStates.offPolicy, ['Set up: Email codes'], 'Your organisation doesn’t offer this.'],
      [factorsStates.offPolicy, ['Make new backup codes'], 'Your organisation doesn’t offer this.'],
      [factorsStates.offFailures, own, 'It had too many wrong codes. Set it up again.'],
      [factorsStates.open, ['Replace'], 'Codes go to your account’s email.'],
      [factorsStates.longNames, ['Ask for it first'], 'It is asked for first already.'],
      [
        factorsStates.mostApps,
        ['Add another: Authenticator app'],
        'You have as many authenticator apps as you can have.',
      ],
      [factorsStates.all, ['Add another: Passkey'], 'You have as many passkeys as you can have.'],
    ] as const) {
      const element = await renderState(state);
      const { asked } = element;
      for (const words of buttons) {
        const muted = buttonOf(element, words);
        muted.click();
        await settlePanels();
        const described = find(element.shadowRoot!, `#${muted.getAttribute('aria-describedby')}`).textContent;
        const dialogs = element.querySelectorAll('dialog').length;
        expect([muted.ariaDisabled, element.asked, dialogs, described]).to.deep.equal(['true', asked, 0, reason]);
      }
    }
  });

  for (const width of [320, 390])
    it(`shows a question whole where it opens, in a low window of ${width} px, below the page’s header`, async () => {
      const element = await render(backend().client);
      const page = element.parentElement!;
      const [height, header] = [400, 64];
      Object.assign(page.style, {
        inlineSize: `${width}px`,
        blockSize: `${height}px`,
        overflow: 'auto',
        scrollPaddingBlockStart: `${header}px`,
      });
      element.style.marginBlock = `${height}px`;
      const press = async (words: string, edge: 'start' | 'end') => {
        const button = buttonOf(element, words);
        button.focus();
        button.scrollIntoView({ block: edge });
        button.click();
        await settlePanels();
      };
      const isInView = () => {
        const [seen, open] = [page, find(element.shadowRoot!, '.open')].map((it) => it.getBoundingClientRect());
        return [open!.top >= seen!.top + header - 1, open!.bottom <= seen!.bottom + 1];
      };
      await press('Disable two-step sign-in', 'end');
      expect(isInView()).to.deep.equal([true, true]);
      await press(CHANGE_APP, 'end');
      await press('Remove Pixel 9', 'start');
      expect(isInView()).to.deep.equal([true, true]);
      expect(focused()?.className).to.equal('ask');
    });

  it('leads the focus to what a change was about: what is new, what may be set up again', async () => {
    const [app, ...others] = [...value.authenticators].sort(
      (one, other) => Number(other.id === 'app1') - Number(one.id === 'app1'),
    );
    let authenticators = others;
    const { client } = backend((call) =>
      call === 'GET /me' ? Response.json({ ...NOTHING, ...value, authenticators }) : undefined,
    );
    const element = await render(client);
    const walk = async (words: string, then: typeof authenticators) => {
      buttonOf(element, words).focus();
      buttonOf(element, words).click();
      await settlePanels();
      authenticators = then;
      element.querySelector('sally-flow')?.dispatchEvent(new CustomEvent('sally-success', { bubbles: true }));
      await settlePanels();
      return focused()?.ariaLabel;
    };
    expect(await walk('Set up: Authenticator app', [...others, app!])).to.equal(CHANGE_APP);
    buttonOf(element, CHANGE_APP).click();
    await settlePanels();
    const replaced = { ...app!, id: 'app2', name: 'Pixel 10' };
    expect(await walk('Replace', [...others, replaced])).to.equal('Change: Authenticator app, Pixel 10');
    expect(await walk('Make new backup codes', [...others, replaced])).to.equal('Make new backup codes');
    buttonOf(element, 'Disable two-step sign-in').click();
    await settlePanels();
    authenticators = [];
    confirm(element);
    await settlePanels();
    expect(focused() === buttonOf(element, 'Enable two-step sign-in')).to.equal(true);
  });

  it('R-14 has one row for each app, and one to add another', async () => {
    const element = await renderState(factorsStates.severalApps);
    const apps = ['Authenticator app', 'Authenticator app', 'Another authenticator app'];
    expect(rowTitles(element).slice(1, 4)).to.deep.equal(apps);
    element.readonly = true;
    await settlePanels();
    expect(rowTitles(element)).not.to.contain('Another authenticator app');
    element.readonly = false;
    await settlePanels();
    buttonOf(element, 'Change: Authenticator app, Work phone').click();
    await settlePanels();
    expect(buttonOf(element, 'Replace').ariaDisabled).to.equal('false');
    buttonOf(element, 'Add another: Authenticator app').click();
    await settlePanels();
    const flow = element.querySelector('sally-flow');
    expect([flow?.type, flow?.authenticator]).to.deep.equal(['totp', undefined]);
  });

  it('R-11 R-32 says in one sentence that nothing can be set up', async () => {
    for (const state of [factorsStates.singleSignOn, factorsStates.nothingOffered])
      expect(rowTitles(await renderState(state))).to.deep.equal([]);
  });

  it('R-10 renames and asks for one first in place, by one call each', async () => {
    const { client, calls, bodies } = backend();
    const element = await render(client);
    buttonOf(element, 'Change: Email codes').click();
    await settlePanels();
    type(field(element, 'name'), '  Old phone ');
    find<HTMLFormElement>(element, 'form').requestSubmit();
    await settlePanels();
    expect(statusOf(element)).to.equal('Changed: Old phone.');
    expect(element.querySelector('form')).to.equal(null);
    buttonOf(element, 'Change: Email codes, Old phone').click();
    await settlePanels();
    buttonOf(element, 'Ask for it first').click();
    await settlePanels();
    expect(bodies).to.deep.equal([{ name: 'Old phone' }, { default: true }]);
    expect(calls.filter((call) => call.startsWith('PATCH'))).to.deep.equal([
      'PATCH /me/authenticators/mail1',
      'PATCH /me/authenticators/mail1',
    ]);
  });

  it('keeps what was typed where a name can’t be saved, or is gone by another tab, and says why', async () => {
    let refusal = problem('unavailable', 503);
    const { client } = backend((call) => (call.startsWith('PATCH') ? refusal.clone() : undefined));
    const element = await render(client);
    buttonOf(element, 'Change: Email codes').click();
    await settlePanels();
    type(field(element, 'name'), 'Old phone');
    const save = async () => {
      find<HTMLFormElement>(element, 'form').requestSubmit();
      await settlePanels();
      return find(element.shadowRoot!, '.open .notice').textContent;
    };
    expect(await save()).to.contain('The service is not available.');
    refusal = problem('not-found', 404);
    expect(await save()).to.contain('This is no longer there.');
    expect(field(element, 'name').value).to.equal('Old phone');
  });

  it('keeps what is being typed while all is loaded anew, however slowly, and draws no bars over it', async () => {
    let answer = (): void => undefined;
    let isSlow = false;
    const { client } = backend((call) =>
      isSlow && call === 'GET /me' ? new Promise((resolve) => (answer = () => resolve(undefined))) : undefined,
    );
    const element = await render(client);
    buttonOf(element, 'Change: Email codes').click();
    await settlePanels();
    type(field(element, 'name'), 'Old ph');
    isSlow = true;
    const loaded = client.me.refresh();
    await settlePanels();
    expect(element.shadowRoot!.querySelectorAll('.skeleton').length).to.equal(0);
    answer();
    await loaded;
    await settlePanels();
    expect(field(element, 'name').value).to.equal('Old ph');
  });

  it('R-67 disables all after it was asked, and says that it is off', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    buttonOf(element, 'Disable two-step sign-in').click();
    await settlePanels();
    expect(textOf(element)).to.contain('Everything listed here is removed.');
    confirm(element);
    await settlePanels();
    expect(calls.slice(1)).to.deep.equal(['DELETE /me/mfa', 'GET /me']);
    expect(statusOf(element)).to.equal('Two-step sign-in is off.');
    expect(buttonOf(element, 'Enable two-step sign-in').ariaDisabled).to.not.equal('true');
  });

  it('R-67 once all is off, leads the focus to what may be set up, also where that is one thing', async () => {
    const left = { ...NOTHING, ...value, authenticators: [], offers: [{ type: 'totp', offered: true }] };
    const { client, calls } = backend((call) =>
      call === 'GET /me' && calls.includes('DELETE /me/mfa') ? Response.json(left) : undefined,
    );
    const element = await render(client);
    buttonOf(element, 'Disable two-step sign-in').click();
    await settlePanels();
    confirm(element);
    await settlePanels();
    expect(focused()).to.equal(buttonOf(element, 'Set up: Authenticator app'));
  });

  it('R-15 leads through a flow in a dialog; given up, nothing has happened', async () => {
    const { client, calls } = backend((call) =>
      call === 'POST /flows'
        ? Response.json({ kind: 'locked', flow: 'f1', revision: 1, until: { after: 'admin' } }, { status: 201 })
        : undefined,
    );
    const element = await render(client);
    buttonOf(element, CHANGE_APP).click();
    await settlePanels();
    buttonOf(element, 'Try it').click();
    await shows(element, 'sally-locked-step');
    expect(find<HTMLDialogElement>(element, 'dialog').ariaLabel).to.equal('Try it');
    find<HTMLDialogElement>(element, 'dialog').close();
    await settlePanels();
    expect(statusOf(element)).to.equal('Nothing was changed.');
    expect(element.querySelector('dialog')).to.equal(null);
    expect(calls.filter((call) => call === 'GET /me')).to.have.length(1);
  });

  it('PK-10 tells whoever keeps passkeys which are left and what the account is called, after a change', async () => {
    const told = hearKeepers();
    const { client } = accountBackend({
      ...value,
      passkeys: {
        rpId: 'example.com',
        user: { id: 'YTE', name: 'ada@example.com', displayName: 'Ada' },
        credentialIds: ['Y3JlZA'],
      },
    });
    const element = await render(client);
    expect(told).to.deep.equal([]);
    buttonOf(element, 'Disable two-step sign-in').click();
    await settlePanels();
    confirm(element);
    await settlePanels();
    await waitUntil(() => told.length === 2, 'both are told');
    expect(told).to.deep.equal([
      { rpId: 'example.com', userId: 'YTE', allAcceptedCredentialIds: ['Y3JlZA'] },
      { rpId: 'example.com', userId: 'YTE', name: 'ada@example.com', displayName: 'Ada' },
    ]);
  });

  it('PK-11 says of each passkey who keeps it, and whether it comes along', async () => {
    const element = await renderState(factorsStates.all);
    const text = textOf(element);
    expect(text).to.contain('iCloud Keychain').and.contain('Synced to your devices').and.contain('On one device');
    buttonOf(element, 'Change: Passkey in Google Password Manager').click();
    await settlePanels();
    expect(buttonOf(element, 'Remove Passkey in Google Password Manager').ariaDisabled).to.equal('false');
  });

  it('changes nothing where it is to look at alone', async () => {
    const element = await renderState(factorsStates.readonly);
    expect(element.shadowRoot!.querySelectorAll('button').length).to.equal(0);
    element.asked = 'app1';
    await element.updateComplete;
    expect(element.querySelectorAll('form').length + element.shadowRoot!.querySelectorAll('button').length).to.equal(0);
  });
});
