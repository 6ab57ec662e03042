import { expect, fixture, html } from '@open-wc/testing';
import type { SallyFlow, SallyLogin } from '@sallyport/elements';
import { define } from '@sallyport/elements/define';
import { chooseStates } from '../../demo/states/choose.ts';
import { codeStates } from '../../demo/states/code.ts';
import { enrolPhoneStates, enrolTotpStates } from '../../demo/states/enrol.ts';
import { SallyElement } from '../../packages/elements/src/base/sally-element.ts';
import { area } from '../../packages/elements/src/messages/area.ts';
import { settings } from '../../packages/elements/src/messages/settings/settings.ts';
import { deferred, FakeClient, field, focused, press, settle, shows, textOf, type } from './support.ts';

/** The files of words that were fetched since the timings were cleared. */
const fetched = (): string[] =>
  performance
    .getEntriesByType('resource')
    .flatMap(({ name }) => /messages\/([\w-]+\/[a-z]{2})-/.exec(name)?.[1] ?? [])
    .toSorted();

const flowOver = (client: FakeClient, locale: string): Promise<SallyFlow> =>
  fixture<SallyFlow>(html`<sally-flow purpose="enrol" locale=${locale} .client=${client}></sally-flow>`);

/** Waits for words that come from a file which has to be loaded first. */
async function says(element: Element, words: string): Promise<void> {
  for (let turn = 0; turn < 100 && !textOf(element).includes(words); turn++) await settle();
  expect(textOf(element)).to.contain(words);
}

describe('the words on a page', () => {
  beforeEach(() => sessionStorage.clear());

  // First of all: a file of words is fetched once in the life of a page.
  it('I18-4 of a sign-in in another language are those of a sign-in, and no others', async () => {
    performance.clearResourceTimings();
    const client = new FakeClient(codeStates.fresh.set.step, chooseStates.all.set.step);
    const login = await fixture<SallyLogin>(html`<sally-login locale="de" .client=${client}></sally-login>`);
    await says(login, 'Benutzername');
    expect(fetched()).to.deep.equal(['sign-in/de']);
    type(field(login, 'username'), 'ana@example.com');
    type(field(login, 'password'), 'secret');
    press(login);
    const code = await shows(login, 'sally-code-step');
    await says(login, 'Code prüfen');
    code.answer({ kind: 'choose', authenticator: 'x' });
    await shows(login, 'sally-choose-step');
    await says(login, 'Wie möchten Sie sich anmelden?');
    expect(fetched()).to.deep.equal(['second-step/de', 'sign-in/de']);
  });

  it('I18-4 of a step of set-up are there when it is: none is English first', async () => {
    performance.clearResourceTimings();
    const reply = deferred<typeof enrolTotpStates.fresh.set.step>();
    const flow = await flowOver(new FakeClient(reply.promise), 'de');
    await settle();
    const seen = new Set<string>();
    const look = () => seen.add(textOf(flow));
    const observer = new MutationObserver((records) => {
      look();
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          const shadow = node instanceof Element && node.shadowRoot;
          if (shadow) observer.observe(shadow, { subtree: true, childList: true, characterData: true });
        }
      }
    });
    observer.observe(flow, { subtree: true, childList: true, characterData: true });
    reply.resolve(enrolTotpStates.fresh.set.step);
    await shows(flow, 'sally-enrol-totp-step');
    await says(flow, 'App einrichten');
    look();
    observer.disconnect();
    expect(fetched()).to.include('set-up/de');
    for (const text of seen) expect(text).not.to.match(/Set up|Code from the app|Copy|Choose another|Verify/);
  });

  it('I18-2 change in the middle of a step of set-up; typed text, caret and focus stay', async () => {
    const flow = await flowOver(new FakeClient(enrolPhoneStates.fresh.set.step), 'de');
    const step = await shows(flow, 'sally-enrol-phone-step');
    await says(flow, 'SMS einrichten');
    const input = step.querySelector<HTMLInputElement>('input[type=tel]')!;
    type(input, '+49 1579');
    input.setSelectionRange(3, 3);
    flow.locale = 'ar';
    await says(flow, 'إعداد الرسائل النصية');
    expect(flow.querySelector('sally-enrol-phone-step') === step).to.equal(true);
    expect([input.isConnected, input.value, input.selectionStart]).to.deep.equal([true, '+49 1579', 3]);
    expect(focused() === input).to.equal(true);
  });
});

/** Says one message of its areas. */
class Sayer extends SallyElement {
  static readonly tag: string = 'sally-test-sayer';
  static override readonly areas = [settings];

  override render() {
    return html`<p lang=${this.words.language}>${this.text('sessions.title')} / ${this.text('cancel')}</p>`;
  }
}

describe('an element', () => {
  before(() => define(Sayer));

  it('says words of its own areas, and of those of the classes that it extends', async () => {
    const element = await fixture(html`<sally-test-sayer></sally-test-sayer>`);
    expect(textOf(element)).to.equal('Where you’re signed in / Cancel');
  });

  it('I18-4 takes the site’s words from the nearest widget around it that has any', async () => {
    const messages = { en: { 'sessions.title': 'Your devices' }, de: { cancel: 'Doch nicht' } };
    const login = await fixture<SallyLogin>(
      html`<sally-login .client=${new FakeClient()} .messages=${messages}>
        <sally-flow slot="footer" .client=${new FakeClient()}>
          <sally-test-sayer slot="footer"></sally-test-sayer>
        </sally-flow>
      </sally-login>`,
    );
    const element = login.querySelector('sally-test-sayer')!;
    await says(element, 'Your devices / Cancel');
    login.locale = 'de';
    await says(element, 'Wo Sie angemeldet sind / Doch nicht');
  });

  it('I18-4 says all in English where words can’t be had, and the console says why once', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (message: string) => warnings.push(message);
    const away = () => Promise.reject(new Error('away'));
    const lost = area('lost', { 'sessions.title': 'Sessions' }, { de: away, ar: away });
    define(class extends Sayer {
      static override readonly tag = 'sally-test-lost';
      static override readonly areas = [lost];
    });
    const two = await fixture(
      html`<div lang="de"><sally-test-lost></sally-test-lost><sally-test-lost></sally-test-lost></div>`,
    );
    await settle();
    console.warn = warn;
    expect(textOf(two)).to.equal('Sessions / Cancel Sessions / Cancel');
    expect(two.firstElementChild!.shadowRoot!.querySelector('p')!.lang).to.equal('en');
    expect(warnings).to.deep.equal(['sally: no words for “lost” in “de”, English is shown.']);
  });
});
