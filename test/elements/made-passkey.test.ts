import { expect } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import type { SallyMadePasskey } from '@sallyport/elements';
import { doneStates } from '../../demo/states/end.ts';
import { enrolPasskeyStates } from '../../demo/states/passkey.ts';
import { FakeClient, field, press, renderLogin, settle, shows, textOf, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { options } = enrolPasskeyStates.fresh.set.step;
const end = { ...doneStates.plain.set.step, passkey: options };
const bytes = (text: string) => new TextEncoder().encode(text).buffer;
const CREDENTIAL = {
  id: 'Y3JlZA',
  type: 'public-key',
  response: { clientDataJSON: bytes('client'), attestationObject: bytes('object') },
};

const MAKES: (asked: CredentialCreationOptions) => Promise<unknown> = async () => CREDENTIAL;

/** Not every engine that tests run in has passkeys. */
const replace = (owner: object, name: string, value: object) =>
  Object.defineProperty(owner, name, { configurable: true, value });

/** A browser that makes passkeys by itself, or doesn't, and a backend that keeps them, or doesn't. */
function backend({ conditionalCreate = true, create = MAKES, status = 200 } = {}) {
  const created: (CredentialCreationOptions & { mediation?: string })[] = [];
  const forgotten: object[] = [];
  const calls: string[] = [];
  replace(globalThis, 'PublicKeyCredential', {
    getClientCapabilities: async () => ({ conditionalCreate }),
    signalUnknownCredential: async (unknown: object) => void forgotten.push(unknown),
  });
  replace(navigator, 'credentials', {
    create: async (asked: CredentialCreationOptions) => {
      created.push(asked);
      return create(asked);
    },
  });
  const fetch: Fetch = async (url, { method = 'GET' }) => {
    calls.push(`${method} ${url}`);
    if (method === 'POST' && status === 200) return Response.json({ id: 'p1' }, { status: 201 });
    if (method === 'DELETE' && status === 200) return new Response(null, { status: 204 });
    return Response.json({ code: 'not-offered' }, { status: 422 });
  };
  const client = new FakeClient(end);
  Object.assign(client, { me: new Client({ server: '', fetch }).me });
  return { client, created, forgotten, calls };
}

const made = () => document.querySelector<SallyMadePasskey>('sally-made-passkey');
const pressIn = (text: string) =>
  [...made()!.shadowRoot!.querySelectorAll('button')].find((each) => each.textContent.trim() === text)!.click();

/** Signs in; what the page was told by then. */
async function signIn(client: FakeClient): Promise<string[]> {
  const login = await renderLogin(client);
  const heard: string[] = [];
  for (const name of ['sally-success', 'sally-error']) login.addEventListener(name, () => heard.push(name));
  const step = await shows(login, 'sally-credentials-step');
  type(field(step, 'username'), 'ada@example.com');
  type(field(step, 'password'), 'a password');
  press(step);
  await waitUntil(() => heard.length > 0, 'it is over');
  return heard;
}

describe('<sally-made-passkey>', () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'PublicKeyCredential');
  beforeEach(() => sessionStorage.clear());
  afterEach(() => {
    made()?.remove();
    Reflect.deleteProperty(navigator, 'credentials'); // the one behind it is the browser's
    if (own) Object.defineProperty(globalThis, 'PublicKeyCredential', own);
    else Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
  });

  it('R-17 says afterwards that one was made, and undoes it, which whoever keeps it is told', async () => {
    const { client, created, forgotten, calls } = backend();
    expect(await signIn(client)).to.deep.equal(['sally-success']);
    await waitUntil(() => made()?.made, 'it says so');
    expect(created.map(({ mediation }) => mediation)).to.deep.equal(['conditional']);
    await made()!.updateComplete;
    expect(made()!.shadowRoot!.querySelector('[role=status]')!.textContent).to.contain('A passkey was made');
    await expect(made()!).to.be.accessible();
    pressIn('Undo');
    await waitUntil(() => textOf(made()!).includes('The passkey was removed.'), 'it is undone');
    await settle();
    expect(calls.filter((call) => !call.startsWith('GET'))).to.deep.equal([
      'POST /me/passkeys',
      'DELETE /me/authenticators/p1',
    ]);
    expect(forgotten).to.deep.equal([{ rpId: 'example.com', credentialId: 'Y3JlZA' }]);
    expect(made()!.shadowRoot!.activeElement?.textContent.trim()).to.equal('Close');
    pressIn('Close');
    expect(made() === null).to.equal(true);
  });

  it('R-17 never holds the sign-in up: one that the browser is still at is waited for by nobody', async () => {
    const { client } = backend({
      create: ({ signal }) => new Promise((_, refuse) => signal!.addEventListener('abort', refuse)),
    });
    expect(await signIn(client)).to.deep.equal(['sally-success']);
    await settle();
    expect(made() === null).to.equal(true);
  });

  it('R-17 says nothing where the browser can’t, won’t or has one, and none is left that is not kept', async () => {
    const refuse = async () => Promise.reject(new DOMException('', 'NotAllowedError'));
    for (const [how, asked, forgot] of [
      [{ conditionalCreate: false }, 0, 0],
      [{ create: refuse }, 1, 0],
      [{ status: 422 }, 1, 1],
    ] as const) {
      const { client, created, forgotten } = backend(how);
      expect(await signIn(client)).to.deep.equal(['sally-success']);
      await waitUntil(() => created.length === asked && forgotten.length === forgot, 'the browser was asked');
      await settle();
      expect([created.length, forgotten.length, made() === null]).to.deep.equal([asked, forgot, true]);
    }
  });
});
