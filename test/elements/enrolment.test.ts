import { expect, fixture, html } from '@open-wc/testing';
import type { SallyFlow } from '@sallyport/elements';
import { backupCodesStates } from '../../demo/states/backup-codes.ts';
import { enrolChooseStates, enrolTotpStates } from '../../demo/states/enrol.ts';
import {
  answersOf,
  everything,
  FakeClient,
  field,
  find,
  focused,
  press,
  renderState,
  settle,
  shows,
  textOf,
  type,
} from './support.ts';
import { waitUntil } from './wait-until.ts';

const codes = backupCodesStates.fresh.set.step.codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);

/** Opens what is behind the button that says this. */
async function unfold(element: Element, words: string): Promise<void> {
  const buttons = [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.text-button')];
  buttons.find((it) => it.textContent?.includes(words))!.click();
  await settle();
}

/** Stands in for the clipboard, which a test page may not touch. */
function clipboard(write: (text: string) => Promise<void>): () => void {
  const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: write } });
  return () => {
    Object.defineProperty(navigator, 'clipboard', { ...own, configurable: true });
  };
}

describe('<sally-enrol-choose-step>', () => {
  it('answers with the factor that was chosen', async () => {
    const element = await renderState(enrolChooseStates.all);
    const answers = answersOf(element);
    find<HTMLButtonElement>(element.shadowRoot!, '.choice').click();
    expect(answers).to.deep.equal([{ kind: 'enrol', type: 'passkey' }]);
  });

  it('R-61 asks nobody which where there is one: it goes on to that, once', async () => {
    const client = new FakeClient(enrolChooseStates.one.set.step, enrolTotpStates.fresh.set.step);
    const flow = await fixture<SallyFlow>(html`<sally-flow purpose="enrol" .client=${client}></sally-flow>`);
    await shows(flow, 'sally-enrol-totp-step');
    expect(client.calls.slice(1)).to.deep.equal([{ method: 'answer', answer: { kind: 'enrol', type: 'totp' } }]);
  });

  it('R-63 asks where the person may go on without, and where the one was refused', async () => {
    for (const state of [enrolChooseStates.reminderToday, enrolChooseStates.notOffered]) {
      const element = await renderState(state);
      const answers = answersOf(element);
      await settle();
      expect(answers).to.deep.equal([]);
    }
  });

  it('lists the factors by how hard they are to steal, and recommends the first', async () => {
    const element = await renderState(enrolChooseStates.all);
    const ways = [...element.shadowRoot!.querySelectorAll('.choice')].map((way) => textOf(way));
    expect(ways.map((it) => it.split(' ')[0])).to.deep.equal(['Passkey', 'Authenticator', 'Text', 'Email']);
    expect(ways.map((it) => it.includes('Recommended'))).to.deep.equal([true, false, false, false]);
  });

  it('says that in the line of its title, on a narrow phone too', async () => {
    const place = document.createElement('div');
    place.style.inlineSize = '278px';
    document.body.append(place);
    const { shadowRoot } = await renderState(enrolChooseStates.all, place);
    const [title, mark, help] = ['bdi', 'span > span > .help', '.name > .help'].map((part) =>
      find(find(shadowRoot!, '.name'), part).getBoundingClientRect(),
    );
    expect([mark!.top < title!.bottom, mark!.bottom <= help!.top + 1, mark!.left > title!.right]).to.deep.equal(
      Array.from({ length: 3 }, () => true),
    );
    place.remove();
  });

  it('names nobody; who signs in can do so as another, below all else', async () => {
    for (const [state, words] of [
      [enrolChooseStates.all, ['Use another account']],
      [enrolChooseStates.reminder, ['Not now', 'Use another account']],
      [enrolChooseStates.self, []],
    ] as const) {
      const { shadowRoot } = await renderState(state);
      expect(shadowRoot!.querySelector('[part=identifier]') === null).to.equal(true);
      expect([...shadowRoot!.querySelectorAll('[part=link]')].map((link) => textOf(link))).to.deep.equal(words);
    }
  });

  it('R-63 says from when on a factor is asked for, in the language around it and by its calendar', async () => {
    const { deadline } = enrolChooseStates.reminder.set.step;
    for (const language of ['en', 'de', 'ar']) {
      const place = document.createElement('div');
      place.lang = language;
      document.body.append(place);
      const element = await renderState(enrolChooseStates.reminder, place);
      const time = find<HTMLTimeElement>(element.shadowRoot!, '[part=intro] time');
      const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(deadline));
      for (let turn = 0; turn < 100 && time.textContent !== day; turn++) await settle(); // its words are being loaded
      expect([time.textContent, time.dateTime]).to.deep.equal([day, deadline]);
      place.remove();
    }
  });

  it('R-72 says how often it may be put off, and lets that be', async () => {
    for (const [state, said] of [
      [enrolChooseStates.grace, 'You can put it off 3 more times.'],
      [enrolChooseStates.graceLast, 'You can put it off one last time.'],
    ] as const) {
      const element = await renderState(state);
      expect(textOf(element)).to.contain(said).and.contain('Not now');
      await expect(element).to.be.accessible();
    }
  });

  it('R-63 says the time where that is today', async () => {
    const soon = new Date();
    soon.setHours(23, 59, 59);
    const state = enrolChooseStates.reminder;
    const element = await renderState({ ...state, set: { step: { ...state.set.step, deadline: soon.toISOString() } } });
    const { textContent } = find(element.shadowRoot!, '[part=intro] time');
    expect(textContent).to.equal(new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(soon));
  });

  it('R-63 lets the person go on without, until it is asked for', async () => {
    const element = await renderState(enrolChooseStates.reminder);
    const answers = answersOf(element);
    everything(element.shadowRoot!)
      .filter((it): it is HTMLButtonElement => it.matches('button') && it.textContent === 'Not now')
      .forEach((button) => button.click());
    expect(answers).to.deep.equal([{ kind: 'skip' }]);
    expect(textOf(element)).to.contain('Not now');
    expect(textOf(await renderState(enrolChooseStates.all))).not.to.contain('Not now');
  });
});

describe('<sally-enrol-totp-step>', () => {
  it('EN-1 draws the code of elements, named, dark on light with a quiet zone', async () => {
    const element = await renderState(enrolTotpStates.fresh);
    const svg = everything(find(element.shadowRoot!, 'sally-qr-code').shadowRoot!).find(
      (it) => it.localName === 'svg',
    )!;
    expect([svg.getAttribute('role'), svg.getAttribute('aria-label')]).to.deep.equal([
      'img',
      'QR code for your authenticator app',
    ]);
    expect([...svg.children].map((it) => [it.localName, it.getAttribute('fill')])).to.deep.equal([
      ['rect', '#fff'],
      ['path', '#000'],
    ]);
    expect(svg.getAttribute('viewBox')).to.match(/^-4 -4 /);
    expect(svg.getBoundingClientRect().width).to.be.at.least(180);
  });

  it('EN-2 shows the key in groups of four and copies it without spaces', async () => {
    const element = await renderState(enrolTotpStates.fresh);
    await unfold(element, 'Can’t scan it?');
    const copy = find(element.shadowRoot!, 'sally-copyable');
    const copied: string[] = [];
    const restore = clipboard(async (text) => void copied.push(text));
    find<HTMLButtonElement>(copy.shadowRoot!, 'button').click();
    await settle();
    restore();
    expect(find(copy.shadowRoot!, 'code').textContent).to.match(/^JBSW Y3DP EHPK 3PXP /);
    expect(copied).to.deep.equal(['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP']);
    expect(find(copy.shadowRoot!, '[role=status]').textContent).to.equal('Copied');
  });

  it('EN-2 links to the app that is on the same phone, and to nothing else', async () => {
    const element = await renderState(enrolTotpStates.phone);
    expect(find<HTMLAnchorElement>(element.shadowRoot!, 'a').getAttribute('href')).to.match(/^otpauth:/);
    element.step = { ...enrolTotpStates.fresh.set.step, uri: 'javascript:alert(1)' };
    await element.updateComplete;
    expect(find(element.shadowRoot!, 'a').hasAttribute('href')).to.equal(false);
  });

  it('R-35 names three apps', async () => {
    const element = await renderState(enrolTotpStates.fresh);
    await unfold(element, 'No app yet?');
    expect(textOf(element)).to.match(/2FAS, Aegis .* Google Authenticator/);
  });

  it('EN-3 answers with the first code, or goes back', async () => {
    const element = await renderState(enrolTotpStates.back);
    const answers = answersOf(element);
    type(field(element, 'otp-code'), '123 456');
    press(element);
    find<HTMLButtonElement>(element.shadowRoot!, '.step > button').click();
    expect(answers).to.deep.equal([{ kind: 'code', code: '123456' }, { kind: 'back' }]);
  });

  it('SE-5 keeps the key out of attributes', async () => {
    const element = await renderState(enrolTotpStates.fresh);
    const values = [element, ...everything(element)]
      .filter((it) => it.localName !== 'a')
      .flatMap((it) => [...it.attributes].map(({ value }) => value));
    expect(values.filter((value) => value.includes('JBSW'))).to.deep.equal([]);
  });
});

describe('<sally-backup-codes-step>', () => {
  const list = async () => {
    const element = await renderState(backupCodesStates.fresh);
    const pieces = find(element.shadowRoot!, 'sally-backup-codes').shadowRoot!;
    const [copy, download, print] = [...pieces.querySelectorAll('button')];
    return { element, pieces, copy: copy!, download: download!, print: print! };
  };

  it('EN-4 lists the codes in halves', async () => {
    const { pieces } = await list();
    expect([...pieces.querySelectorAll('ol > li')].map((it) => it.textContent)).to.deep.equal(codes);
  });

  it('EN-4 wants the box ticked before Done', async () => {
    const { element } = await list();
    const answers = answersOf(element);
    press(element);
    await settle();
    const box = field(element, 'saved');
    expect([box.getAttribute('aria-invalid'), focused() === box]).to.deep.equal(['true', true]);
    expect(answers).to.deep.equal([]);
    box.click();
    press(element);
    expect(answers).to.deep.equal([{ kind: 'saved' }]);
  });

  it('EN-4 says after a reload that they were shown, and lets go on', async () => {
    const element = await renderState(backupCodesStates.gone);
    const answers = answersOf(element);
    expect(textOf(element)).to.contain('Your 10 codes were shown once');
    press(element);
    expect(answers).to.deep.equal([{ kind: 'saved' }]);
  });

  it('E-09 EN-7 copies all and says so, by a button that says what it copies', async () => {
    const { pieces, copy } = await list();
    expect(copy.ariaLabel).to.equal('Copy the codes');
    const copied: string[] = [];
    const restore = clipboard(async (text) => void copied.push(text));
    copy.click();
    await settle();
    restore();
    expect(copied).to.deep.equal([codes.join('\n')]);
    expect(find(pieces, '[role=status]').textContent).to.equal('Copied');
    expect(copy.textContent?.trim()).to.equal('Copied');
    await waitUntil(() => copy.textContent?.trim() !== 'Copied', 'it can be copied once more');
    expect(find(pieces, '[role=status]').textContent).to.equal('');
  });

  it('EN-7 says so where copying is refused', async () => {
    const { pieces, copy } = await list();
    const restore = clipboard(() => Promise.reject(new Error('denied')));
    copy.click();
    await settle();
    restore();
    expect(find(pieces, '[role=status]').textContent).to.contain('The text is selected');
  });

  it('EN-5 downloads a file that names site and account, and lets its address go', async () => {
    const { download } = await list();
    const blobs: Blob[] = [];
    const revoked: string[] = [];
    const names: string[] = [];
    const { createObjectURL, revokeObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`;
    URL.revokeObjectURL = (url) => void revoked.push(url);
    HTMLAnchorElement.prototype.click = function () {
      names.push(this.download);
    };
    download.click();
    await settle();
    Object.assign(URL, { createObjectURL, revokeObjectURL });
    HTMLAnchorElement.prototype.click = click;
    expect(names).to.deep.equal(['backup-codes-localhost-ada@example.com.txt']);
    const text = (await blobs[0]?.text()) ?? '';
    expect(text).to.match(/^Backup codes for ada@example\.com at localhost/);
    expect(text).to.contain(codes.join('\n'));
    expect(revoked.length).to.equal(1);
  });

  it('EN-6 prints the codes and nothing of the page', async () => {
    const { print } = await list();
    const printed: string[] = [];
    const { append } = document.body;
    document.body.append = (...nodes) => {
      append.apply(document.body, nodes);
      const view = (nodes[0] as HTMLIFrameElement).contentWindow!;
      view.print = () => {
        printed.push(...[...view.document.querySelectorAll('li')].map((it) => String(it.textContent)));
        view.dispatchEvent(new Event('afterprint'));
      };
    };
    print.click();
    document.body.append = append;
    expect(printed).to.deep.equal(codes);
    expect(document.querySelector('iframe[hidden]')).to.equal(null);
  });
});
