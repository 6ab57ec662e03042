import { expect } from '@open-wc/testing';
import { panelStates, type State, states, stepStates } from '../../demo/states/index.ts';
import { everything, find, judged, renderState, textOf } from './support.ts';

/** An element as a state of the gallery shows it. */
type Shown = HTMLElementTagNameMap[State['tag']];

/** Chromium crashes now and then where many elements on a page wait for a text message. */
before(() => Reflect.deleteProperty(window, 'OTPCredential'));

// what is looked for follows from the same rules in every engine
judged('every state', () => {
  for (const state of states) {
    describe(state.id, () => {
      let place: HTMLElement;
      let element: Shown;
      before(async () => {
        place = document.createElement('div');
        place.style.inlineSize = '320px';
        document.body.append(place);
        element = await renderState<State['tag']>(state, place); // once for all: its tests change nothing but the last
      });
      after(() => place.remove());

      it('describes its fields from their own tree', () => {
        const named = [...element.querySelectorAll('[aria-describedby]')].flatMap((it) =>
          String(it.getAttribute('aria-describedby')).split(' '),
        );
        expect(named.filter((id) => !element.querySelector(`#${id}`))).to.deep.equal([]);
      });

      it('AX-8 is no wider than its place', () => {
        expect(place.scrollWidth).to.be.at.most(place.clientWidth);
      });

      it('AX-4 has targets of 24 px and more', () => {
        const small = everything(element)
          .filter((it) => it.matches('button, .text-button, input:not([type=checkbox])'))
          .map((it) => it.getBoundingClientRect())
          .filter(({ width, height }) => width > 0 && (width < 24 || height < 24));
        expect(small.map(({ width, height }) => [width, height])).to.deep.equal([]);
      });

      it('SE-1 has no style that a strict policy refuses', () => {
        const all = everything(element).filter((it) => it.matches('[style], style, script, img'));
        expect(all.map((it) => it.localName)).to.deep.equal([]);
      });

      it('AX-15 has one heading of the level asked for', async () => {
        element.headingLevel = 4;
        await element.updateComplete;
        const headings = everything(element).filter((it) => it.matches('[role=heading],h1,h2,h3'));
        const [first, ...parts] = headings.map((it) => it.getAttribute('aria-level'));
        // a button in a header heads nothing, nor a gate that doesn't know who is signed in, nor news beside a page
        expect(first).to.equal(/^user-|^gate-offline$|^made-passkey$/.test(state.id) ? undefined : '4');
        // a panel of panels has one a level below for each of them, and a long form for each group of it
        const hasParts = /^sally-(settings|policy|admin)$/.test(state.tag);
        expect(parts.every((level) => level === '5' && hasParts)).to.equal(true);
      });
    });
  }

  it('SF-13 has ids that nothing else on the page has', async () => {
    const ids: string[] = [];
    // each twice, and gone before the next: a page with all of them takes half a minute
    for (const state of states) {
      const both = document.createElement('div');
      document.body.append(both);
      for (let times = 0; times < 2; times++) await renderState(state, both);
      // the parts of the settings are what links lead to: they are called the same wherever they are
      ids.push(...everything(both).flatMap(({ id, className }) => (id && className !== 'part' ? [id] : [])));
      both.remove();
    }
    expect(ids.length).to.be.above(100);
    expect(new Set(ids).size).to.equal(ids.length);
  });
});

describe('a panel', () => {
  for (const state of panelStates) {
    it(`has its lists in the shadow root and its forms in the light tree: ${state.id}`, async () => {
      const element = await renderState(state);
      // what finds people, and what a policy is made of, is nothing that a password manager is to fill
      const inShadow = [...element.shadowRoot!.querySelectorAll('form, input, select, textarea, sally-flow')].filter(
        (each) => !each.closest('[role=search], .setting'),
      );
      const parts = /^sally-(settings|admin)$/.test(state.tag) ? ', .part' : '';
      const inLight = element.querySelectorAll(`:scope > :not(form, dialog${parts})`);
      expect([inShadow.length, inLight.length]).to.deep.equal([0, 0]);
    });
  }
});

describe('a step', () => {
  it('SF-11 shows whom it is about, without asking again', async () => {
    for (const state of stepStates.filter(({ tag }) => tag === 'sally-code-step')) {
      const { problem, identifier = '' } = state.set.step!;
      if (problem?.code === 'flow-over') continue;
      const element = await renderState(state);
      const shown = element.shadowRoot!.querySelector('[part=identifier] bdi')?.textContent ?? '';
      expect(shown).to.equal(identifier);
      expect(element.querySelectorAll('[autocomplete^=username]').length).to.equal(0);
    }
  });

  it('CE-5 shows nothing and throws nothing without a step', async () => {
    await renderState(states.find(({ id }) => id === 'code-totp-fresh')!);
    const element = document.createElement('sally-code-step');
    document.body.append(element);
    await element.updateComplete;
    expect(textOf(element)).to.equal('');
    element.remove();
  });

  it('has words for every problem that a server sends with it', async () => {
    const quoted: string[] = [];
    for (const state of stepStates) {
      const element = await renderState(state);
      if (textOf(element).includes('tell support')) quoted.push(state.id);
      element.remove();
    }
    expect(quoted).to.deep.equal(['credentials-unknown-problem']);
  });

  it('quotes the code of a problem that it has no words for', async () => {
    const element = await renderState(states.find(({ id }) => id === 'credentials-unknown-problem')!);
    expect(find(element.shadowRoot!, '[part=error]').textContent).to.contain('bad-request');
  });

  it('says how long to wait', async () => {
    const element = await renderState(states.find(({ id }) => id === 'credentials-too-many-attempts')!);
    expect(textOf(element)).to.contain('Try again in 5 minutes.');
  });
});
