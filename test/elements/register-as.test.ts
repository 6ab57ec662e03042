import { expect } from '@open-wc/testing';
import type { SallyLogin } from '@sallyport/elements';
import type { registerAs } from '@sallyport/elements/register-as';
import type { tellTaken } from '../../packages/elements/src/base/tell-taken.ts';
import type { ElementClass } from '../../packages/elements/src/base/sally-element.ts';
import { codeStates } from '../../demo/states/code.ts';
import { settingsStates } from '../../demo/states/settings.ts';
import { pageInFrame } from './page-in-frame.ts';
import { everything, FakeClient, find, field, shows, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

/** The same sources by another address (web-test-runner.config.mjs): another copy of every module. */
const OTHER_COPY = `${location.origin}/copy/packages/elements/src`;

const scoped = 'customElementRegistry' in Element.prototype;

interface Copy {
  elements: Record<'SallyLogin' | 'SallySettings', ElementClass>;
  registerAs: typeof registerAs;
  tellTaken: typeof tellTaken;
}

/** A page with the sign-in, and what another copy of the package exports there. */
async function twoCopies(): Promise<{ page: Window & typeof globalThis; other: Copy }> {
  const page = (await pageInFrame('sally-login')) as Window & typeof globalThis & { other?: Promise<Copy> };
  page.document.head.append(
    Object.assign(page.document.createElement('script'), {
      textContent: `other = Promise.all(
        ['index', 'register-as', 'base/tell-taken'].map((name) => import('${OTHER_COPY}/' + name + '.ts')),
      ).then(([elements, { registerAs }, { tellTaken }]) => ({ elements, registerAs, tellTaken }))`,
    }),
  );
  return { page, other: await page.other! };
}

/** Puts a sign-in on the page that goes on to a code. */
function signInOn(page: Window, tag: string): SallyLogin {
  const login = page.document.createElement(tag) as SallyLogin;
  page.document.body.append(Object.assign(login, { client: new FakeClient(codeStates.fresh.set.step) }));
  return login;
}

/** The elements within that no registry has made anything of. */
const undrawn = (element: Element): string[] =>
  everything(element)
    .filter(({ localName, shadowRoot }) => localName.startsWith('sally-') && !shadowRoot)
    .map(({ localName }) => localName);

const without = scoped ? '' : ', left out: this browser has no scoped registries';

(scoped ? describe : describe.skip)(`CE-11 two versions on a page${without}`, () => {
  it('are each made of their own elements, from the first step to one that is loaded later', async () => {
    const { page, other } = await twoCopies();
    other.registerAs('acme', [other.elements.SallyLogin]);
    const [own, acme] = [signInOn(page, 'sally-login'), signInOn(page, 'acme-login')];
    for (const login of [own, acme]) await shows(login, 'sally-credentials-step');
    const classOf = (login: Element, tag: string) => find(login, tag).constructor;
    expect(classOf(own, 'sally-credentials-step')).to.equal(page.customElements.get('sally-credentials-step'));
    expect(classOf(acme, 'sally-credentials-step')).not.to.equal(page.customElements.get('sally-credentials-step'));

    acme.setAttribute('locale', 'de');
    type(field(acme, 'username'), 'ada@example.com');
    type(field(acme, 'password'), 'pass phrase');
    find<HTMLFormElement>(acme, 'form').requestSubmit();
    await shows(acme, 'sally-code-step');
    expect(page.customElements.get('sally-code-step')).to.equal(undefined);
    expect(find(acme, 'sally-code-step').lang).to.equal('de');
    expect(undrawn(acme)).to.deep.equal([]);
  });

  it('have the parts of a panel too', async () => {
    const { page, other } = await twoCopies();
    other.registerAs('acme', [other.elements.SallySettings]);
    const settings = page.document.createElement('acme-settings');
    page.document.body.append(Object.assign(settings, settingsStates.whole.set));
    await waitUntil(() => ['sally-sessions', 'sally-password'].every((tag) => settings.querySelector(tag)?.shadowRoot));
    expect(page.customElements.get('sally-sessions')).to.equal(undefined);
    expect(undrawn(settings)).to.deep.equal([]);
  });

  it('are refused where it is too late for that', async () => {
    const { page, other } = await twoCopies();
    const { SallyLogin: Login } = other.elements;
    other.registerAs('acme', [Login]);
    expect(() => other.registerAs('shop', [Login])).to.throw('is called once');
    expect(page.customElements.get('shop-login')).to.equal(undefined);
  });
});

const within = scoped ? ', left out: this browser has them' : '';

(scoped ? it.skip : it)(`CE-11 a browser without scoped registries is named as the reason${within}`, async () => {
  const { other } = await twoCopies();
  expect(() => other.registerAs('acme', [other.elements.SallyLogin])).to.throw('needs scoped registries');
});

it('CE-11 says of a copy that came second that nothing of it is seen, and how both can be on a page', async () => {
  const { page, other } = await twoCopies();
  const warned: string[] = [];
  page.console.warn = (text: string) => void warned.push(text);
  other.tellTaken(other.elements.SallyLogin);
  other.tellTaken(page.customElements.get('sally-login') as unknown as ElementClass);
  expect(warned).to.have.lengthOf(1);
  expect(warned[0]).to.contain('<sally-login> is registered by another copy').and.to.contain('registerAs()');
});

it('CE-11 says of a script that came after a copy from npm that nothing of it is seen', async () => {
  const { page } = await twoCopies();
  const warned: string[] = [];
  page.console.warn = (text: string) => void warned.push(text);
  const script = page.document.createElement('script');
  page.document.head.append(Object.assign(script, { type: 'module', src: `${OTHER_COPY}/sallyport.ts` }));
  await waitUntil(() => warned.length > 0);
  expect(warned.join()).to.contain('<sally-login> is registered by another copy');
});
