import { expect } from '@open-wc/testing';
import type { SallyCredentialsStep, SallyLogin } from '@sallyport/elements';
import type { PasskeyRequest } from '@sallyport/protocol';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { enrolPasskeyStates, passkeyStates } from '../../demo/states/passkey.ts';
import {
  answersOf,
  FakeClient,
  field,
  find,
  focused,
  press,
  renderLogin,
  renderState,
  settle,
  shows,
  textOf,
  type,
} from './support.ts';
import { waitUntil } from './wait-until.ts';

/** A request that the browser was made. */
interface Request {
  mediation: string | undefined;
  signal: AbortSignal;
  options: PublicKeyCredentialRequestOptions | PublicKeyCredentialCreationOptions;
  answer: (credential: unknown) => void;
  refuse: (error: DOMException) => void;
}

const bytes = (text: string) => new TextEncoder().encode(text).buffer;
const ASSERTION = {
  id: 'Y3JlZA',
  type: 'public-key',
  response: {
    clientDataJSON: bytes('client'),
    authenticatorData: bytes('auth'),
    signature: bytes('sign'),
    userHandle: bytes('user'),
  },
};
const ANSWER = {
  kind: 'passkey',
  response: {
    id: 'Y3JlZA',
    type: 'public-key',
    response: { clientDataJSON: 'Y2xpZW50', authenticatorData: 'YXV0aA', signature: 'c2lnbg', userHandle: 'dXNlcg' },
  },
};
const REQUEST: PasskeyRequest = {
  challenge: 'Y2hhbGxlbmdl',
  rpId: 'example.com',
  timeout: 600_000,
  userVerification: 'required',
};
const OFFER = { methods: ['password', 'passkey'], passkey: REQUEST, recover: false, signUp: false } as const;

/** Stands in for the browser's dialogues, which take one request at a time, as browsers do. */
function stubCredentials(): Request[] {
  const requests: Request[] = [];
  let pending = 0;
  const take = (mediation: string | undefined, signal: AbortSignal, options: Request['options']) => {
    if (pending > 0) return Promise.reject(new DOMException('A request is already pending.', 'OperationError'));
    pending++;
    return new Promise<unknown>((answer, refuse) => {
      requests.push({ mediation, signal, options, answer, refuse });
      // not at once: a browser takes time
      signal.addEventListener('abort', () => setTimeout(() => refuse(signal.reason), 5));
    }).finally(() => pending--);
  };
  const container = Object.getPrototypeOf(navigator.credentials) as CredentialsContainer;
  Object.assign(container, {
    get: ({ mediation, signal, publicKey }: CredentialRequestOptions) => take(mediation, signal!, publicKey!),
    create: ({ signal, publicKey }: CredentialCreationOptions) => take(undefined, signal!, publicKey!),
  });
  return requests;
}

const works = 'PublicKeyCredential' in globalThis && Boolean(navigator.credentials);

(works ? describe : describe.skip)(works ? 'passkeys' : 'passkeys, since this engine has no WebAuthn', () => {
  const prototype = works ? (Object.getPrototypeOf(navigator.credentials) as CredentialsContainer) : undefined;
  const native = { get: prototype?.get, create: prototype?.create };
  let requests: Request[];
  let inField: boolean;

  before(async () => {
    inField = Boolean(await PublicKeyCredential.isConditionalMediationAvailable?.());
  });
  beforeEach(() => {
    sessionStorage.clear();
    requests = stubCredentials();
  });
  afterEach(async () => {
    document.querySelectorAll('sally-login').forEach((login) => login.remove());
    await settle();
    Object.assign(prototype!, native);
  });

  const until = async (count: number) => {
    for (let turn = 0; turn < 100 && requests.length < count; turn++) await settle();
    if (requests.length < count) throw new Error(`${requests.length} requests, not ${count}`);
    return requests[count - 1]!;
  };

  async function renderOffer(...replies: ConstructorParameters<typeof FakeClient>) {
    const client = new FakeClient(...replies);
    client.offers = structuredClone(OFFER) as never;
    const login = await renderLogin(client);
    const step = await shows<SallyCredentialsStep>(login, 'sally-credentials-step');
    for (let turn = 0; turn < 100 && !step.passkey; turn++) await settle();
    await import('../../packages/elements/src/passkeys/sign-in.ts'); // what is loaded on demand is there by now
    await settle();
    return { client, login, step };
  }

  const button = (login: SallyLogin) => find<HTMLButtonElement>(login, '.secondary-button');
  const note = (login: SallyLogin) => find(login, '[part=note]').textContent?.trim();

  describe('to sign in with', () => {
    it('are not offered where the site does not take them', async () => {
      const login = await renderLogin(new FakeClient());
      await settle();
      expect(field(login, 'username').autocomplete).to.equal('username');
      expect(textOf(login)).not.to.contain('passkey');
      expect(requests).to.deep.equal([]);
    });

    it('SF-1 PK-4 are offered in the field, with webauthn as its last word', async () => {
      const { login } = await renderOffer();
      if (!inField) return expect(field(login, 'username').autocomplete).to.equal('username');
      const { mediation, options } = await until(1);
      await waitUntil(() => field(login, 'username').autocomplete === 'username webauthn');
      expect(mediation).to.equal('conditional');
      expect(new TextDecoder().decode(options.challenge)).to.equal('challenge');
      expect(options).to.include({ rpId: 'example.com', userVerification: 'required' });
      expect(options).not.to.have.property('allowCredentials');
    });

    it('E-05 are named by the field once they wait there, and the browser has looked for a password', async () => {
      const named: string[] = [];
      const observer = new MutationObserver(([change]) => {
        named.push(`${requests.length} ${(change!.target as HTMLInputElement).autocomplete}`);
      });
      const { login } = await renderOffer();
      observer.observe(field(login, 'username'), { attributeFilter: ['autocomplete'] });
      expect(field(login, 'username').autocomplete).to.equal('username');
      if (!inField) return;
      await until(1);
      expect(field(login, 'username').autocomplete).to.equal('username');
      await waitUntil(() => named.length > 0);
      expect(named).to.deep.equal(['1 username webauthn']);
    });

    it('sign in when one is picked there', async () => {
      if (!inField) return;
      const { client } = await renderOffer();
      (await until(1)).answer(ASSERTION);
      await settle();
      expect(client.calls).to.deep.equal([{ method: 'start', start: { purpose: 'sign-in' }, answer: ANSWER }]);
    });

    it('PK-2 D4 are asked for before the field gets the focus', async () => {
      if (!inField) return;
      const order: string[] = [];
      const { client, login, step } = await renderOffer();
      await until(1);
      requests.length = 0;
      addEventListener('focusin', () => order.push(`focus after ${requests.length}`), { once: true });
      step.passkey = { ...REQUEST, challenge: 'YW5vdGhlcg' };
      await step.updateComplete;
      await step.takeFocus();
      expect([order.length > 0 ? order : 'no focus', client.calls.length, login.isConnected]).to.deep.equal([
        ['focus after 1'],
        0,
        true,
      ]);
    });

    it('PK-5 are not asked for again by typing or rendering', async () => {
      if (!inField) return;
      const { login, step } = await renderOffer();
      await until(1);
      for (let turn = 0; turn < 20; turn++) {
        type(field(login, 'username'), 'a'.repeat(turn));
        login.requestUpdate();
        step.requestUpdate();
        await step.updateComplete;
      }
      login.headingLevel = 3;
      await settle();
      expect(requests.length).to.equal(1);
    });

    it('PK-5 are asked for by the button once the other request is over', async () => {
      const { client, login } = await renderOffer();
      const before = inField ? 1 : 0;
      if (inField) await until(1);
      button(login).click();
      const asked = await until(before + 1);
      expect(asked.mediation).to.equal(undefined);
      if (inField) expect(requests[0]?.signal.aborted).to.equal(true);
      asked.answer(ASSERTION);
      await settle();
      expect(client.calls).to.deep.equal([{ method: 'start', start: { purpose: 'sign-in' }, answer: ANSWER }]);
    });

    it('PK-6 may be cancelled: a calm word, no error, and they are offered in the field again', async () => {
      const { client, login, step } = await renderOffer();
      if (inField) await until(1);
      button(login).click();
      const asked = await until(inField ? 2 : 1);
      expect(button(login).ariaDisabled).to.equal('true');
      asked.refuse(new DOMException('The operation either timed out or was not allowed.', 'NotAllowedError'));
      await settle();
      expect(note(login)).to.contain('cancelled');
      expect(step.renderRoot.querySelector('.error, [aria-invalid=true]')).to.equal(null);
      expect(button(login).ariaDisabled).to.equal('false');
      if (inField) expect((await until(3)).mediation).to.equal('conditional');
      expect(client.calls).to.deep.equal([]);
    });

    it('two presses make one request', async () => {
      const { login } = await renderOffer();
      if (inField) await until(1);
      button(login).click();
      await until(inField ? 2 : 1);
      button(login).click();
      await settle();
      expect(requests.filter(({ mediation }) => mediation === undefined).length).to.equal(1);
    });

    it('PK-7 are not waited for once the widget is gone', async () => {
      if (!inField) return;
      const { login } = await renderOffer();
      const { signal } = await until(1);
      login.remove();
      await settle();
      expect(signal.aborted).to.equal(true);
    });

    it('PK-7 are not asked for where the form has left the page by then', async () => {
      const step = await renderState({
        ...credentialsStates.fresh,
        set: { ...credentialsStates.fresh.set, passkey: REQUEST },
      });
      step.remove();
      await settle();
      await settle();
      expect(requests.length).to.equal(0);
    });

    it('CE-6 are waited for while the widget is moved', async () => {
      if (!inField) return;
      const { login } = await renderOffer();
      const { signal } = await until(1);
      document.body.append(login);
      await settle();
      expect([signal.aborted, requests.length]).to.deep.equal([false, 1]);
    });

    it('PK-5 two widgets on a page do not get in each other’s way', async () => {
      if (!inField) return;
      await renderOffer();
      await until(1);
      await renderOffer();
      const second = await until(2);
      expect([requests[0]?.signal.aborted, second.signal.aborted]).to.deep.equal([true, false]);
    });

    it('ask with a new challenge after one was refused', async () => {
      const refused = { ...credentialsStates.fresh.set.step, problem: { code: 'invalid-passkey' } } as const;
      const { client, login } = await renderOffer(refused);
      if (inField) await until(1);
      button(login).click();
      client.offers = { ...OFFER, passkey: { ...REQUEST, challenge: 'YW5vdGhlcg' } } as never;
      (await until(inField ? 2 : 1)).answer(ASSERTION);
      await settle();
      expect(textOf(login)).to.contain('wasn’t accepted');
      button(login).click();
      const again = await until(requests.length + 1);
      expect(new TextDecoder().decode(again.options.challenge)).to.equal('another');
    });

    it('PK-9 one that the site does not know any more is told to whoever keeps it', async () => {
      const told: unknown[] = [];
      const signal = PublicKeyCredential.signalUnknownCredential;
      PublicKeyCredential.signalUnknownCredential = async (unknown) => void told.push(unknown);
      const unknown = { ...credentialsStates.fresh.set.step, problem: { code: 'unknown-passkey' } } as const;
      const { login } = await renderOffer(unknown);
      if (inField) await until(1);
      button(login).click();
      (await until(inField ? 2 : 1)).answer(ASSERTION);
      await settle();
      PublicKeyCredential.signalUnknownCredential = signal;
      expect(told).to.deep.equal([{ rpId: 'example.com', credentialId: 'Y3JlZA' }]);
    });

    it('the challenge is fetched anew by half its life, where somebody can see the form', async () => {
      const client = new FakeClient();
      let asked = 0;
      client.fetchConfig = async () => ({
        ...OFFER,
        methods: ['password'],
        passkey: { ...REQUEST, timeout: ++asked < 3 ? 200 : 600_000 },
      });
      await renderLogin(client);
      await waitUntil(() => asked >= 3, 'it is asked three times');
      await new Promise((resolve) => setTimeout(resolve, 350)); // the last lives for minutes
      expect(asked).to.equal(3);
    });

    it('PK-8 are left out in a frame that may not ask, and the developer is told once', async () => {
      const warnings: unknown[] = [];
      const { warn } = console;
      console.warn = (...words: unknown[]) => void warnings.push(words.join(' '));
      Object.defineProperty(document, 'featurePolicy', { value: { allowsFeature: () => false }, configurable: true });
      const { login } = await renderOffer();
      await renderOffer();
      console.warn = warn;
      Reflect.deleteProperty(document, 'featurePolicy');
      expect(field(login, 'username').autocomplete).to.equal('username');
      expect(textOf(login)).not.to.contain('passkey');
      expect(requests).to.deep.equal([]);
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.contain('publickey-credentials-get');
    });
  });

  describe('as a second step', () => {
    it('answer with what the browser gave, and whether to trust the device', async () => {
      const step = await renderState(passkeyStates.fresh);
      const answers = answersOf(step);
      find<HTMLInputElement>(step, 'input[name=trust-device]').click();
      press(step);
      const asked = await until(1);
      expect(asked.options).to.have.property('allowCredentials').with.length(1);
      asked.answer(ASSERTION);
      await settle();
      expect(answers).to.deep.equal([{ ...ANSWER, trustDevice: true }]);
    });

    it('PK-6 may be cancelled, with the other ways beside the word', async () => {
      const step = await renderState(passkeyStates.fresh);
      press(step);
      (await until(1)).refuse(new DOMException('', 'NotAllowedError'));
      await settle();
      expect(find(step, '[part=note]').textContent).to.contain('cancelled');
      expect(textOf(step)).to.contain('Try another way');
      expect(focused()).not.to.equal(find(step, '[part=note]'));
    });

    it('PK-7 the dialogue is closed when the step goes', async () => {
      const step = await renderState(passkeyStates.fresh);
      press(step);
      const { signal } = await until(1);
      step.remove();
      await settle();
      expect(signal.aborted).to.equal(true);
    });
  });

  describe('being made', () => {
    const MADE = {
      id: 'Y3JlZA',
      response: {
        clientDataJSON: bytes('client'),
        attestationObject: bytes('made'),
        getTransports: () => ['internal'],
      },
    };
    const NEW = {
      id: 'Y3JlZA',
      type: 'public-key',
      response: { clientDataJSON: 'Y2xpZW50', attestationObject: 'bWFkZQ', transports: ['internal'] },
    };

    it('get the name that the person gives, or none', async () => {
      for (const [name, given] of [
        [' My phone ', { name: 'My phone' }],
        ['', {}],
      ] as const) {
        const step = await renderState(enrolPasskeyStates.fresh);
        const answers = answersOf(step);
        const before = requests.length;
        type(field(step, 'passkey-name'), name);
        press(step);
        const asked = await until(before + 1);
        expect(asked.options).to.have.nested.property('user.name', 'ada@example.com');
        asked.answer(MADE);
        await settle();
        expect(answers).to.deep.equal([{ kind: 'new-passkey', response: NEW, ...given }]);
      }
    });

    it('PM-3 the name is nothing for a password manager', async () => {
      const input = field(await renderState(enrolPasskeyStates.fresh), 'passkey-name');
      const marks = ['autocomplete', 'data-1p-ignore', 'data-lpignore', 'data-bwignore', 'data-form-type'];
      expect(marks.map((name) => input.getAttribute(name))).to.deep.equal(['off', '', 'true', '', 'other']);
    });

    it('says so where the device holds one already', async () => {
      const step = await renderState(enrolPasskeyStates.fresh);
      press(step);
      (await until(1)).refuse(new DOMException('', 'InvalidStateError'));
      await settle();
      expect(find(step, '[part=note]').textContent).to.contain('already has a passkey');
    });
  });
});

describe('a browser without passkeys', () => {
  it('says so, and leaves the other ways', async () => {
    const { PublicKeyCredential: native } = globalThis;
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
    const step = await renderState(passkeyStates.fresh);
    Object.assign(globalThis, native ? { PublicKeyCredential: native } : {});
    expect(textOf(step)).to.contain('This browser can’t use passkeys');
    expect(step.querySelector('form')).to.equal(null);
  });

  it('comes to rest with the password alone', async () => {
    const { PublicKeyCredential: native } = globalThis;
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
    const step = await renderState(credentialsStates.passkey);
    const { requestUpdate } = step;
    let updates = 0;
    step.requestUpdate = (...given) => {
      if (++updates > 20) return; // else it would never end
      requestUpdate.apply(step, given);
    };
    await settle();
    Object.assign(globalThis, native ? { PublicKeyCredential: native } : {});
    expect(updates).to.be.below(5);
    expect(find(step, 'input[name=username]').getAttribute('autocomplete')).to.equal('username');
  });
});
