import { expect } from '@open-wc/testing';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { redirectStates } from '../../demo/states/redirect.ts';
import type { SallyEventMap } from '@sallyport/elements';
import type { SallyCredentialsStep } from '../../packages/elements/src/steps/credentials-step.ts';
import { answersOf, field, find, focused, press, renderState, settle, textOf, type } from './support.ts';

/** Keeps the page where it is, and tells where it would have gone. */
function staying(element: HTMLElement): string[] {
  const left: string[] = [];
  element.addEventListener('sally-before-redirect', (event: SallyEventMap['sally-before-redirect']) => {
    event.preventDefault();
    left.push(event.detail.returnTo);
  });
  return left;
}

const button = (element: Element) => find<HTMLButtonElement>(element.shadowRoot!, 'sally-button button');

describe('single sign-on', () => {
  it('R-32 begins with the identifier alone, where the site has it', async () => {
    const element = (await renderState(credentialsStates.fresh)) as SallyCredentialsStep;
    const answers = answersOf(element);
    type(field(element, 'username'), 'ada@example.com');
    press(element);
    await element.updateComplete;
    expect(answers).to.deep.equal([]);
    expect(textOf(element)).to.contain('Enter your password.');
    element.sso = true;
    press(element);
    expect(answers).to.deep.equal([{ kind: 'identify', identifier: 'ada@example.com' }]);
  });

  it('R-32 is offered where the site has it, for the address that was typed', async () => {
    const SIGN_ON = 'Sign in with your company';
    expect(textOf(await renderState(credentialsStates.fresh))).not.to.contain(SIGN_ON);
    const element = await renderState(credentialsStates.sso);
    const answers = answersOf(element);
    const links = [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.secondary-button')];
    const link = links.find((it) => it.textContent === SIGN_ON)!;
    link.click();
    await settle();
    expect(focused() === field(element, 'username')).to.equal(true);
    expect(textOf(element)).to.contain('Enter your email or user name.');
    type(field(element, 'username'), 'ada@example.com');
    type(field(element, 'password'), 'filled by a manager');
    link.click();
    await settle();
    expect(answers).to.deep.equal([{ kind: 'identify', identifier: 'ada@example.com' }]);
    expect(field(element, 'username').getAttribute('aria-invalid')).to.equal('false');
  });

  it('asks for the password beside its field where there is no provider', async () => {
    const element = await renderState(credentialsStates.passwordRequired);
    expect(field(element, 'password').getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(element)).to.contain('There is no single sign-on for this address. Enter your password.');
  });

  it('SE-10 sets out at once, and leaves the page unless the page keeps it', async () => {
    const { out } = redirectStates;
    const { to, ...before } = out.set.step;
    const element = await renderState({ ...out, set: { step: before } });
    const [answers, left] = [answersOf(element), staying(element)];
    element.step = { ...before };
    await settle();
    expect(answers).to.deep.equal([{ kind: 'go', page: location.href }]);
    element.step = out.set.step;
    await settle();
    expect(left).to.deep.equal([to]);
  });

  it('waits to be pressed after a reload or a step back', async () => {
    const element = await renderState(redirectStates.out);
    const left = staying(element);
    await settle();
    expect(left).to.deep.equal([]);
    button(element).click();
    expect(left).to.deep.equal([redirectStates.out.set.step.to]);
    expect(textOf(element)).to.contain('example.com');
  });

  it('goes on by itself once the person is back', async () => {
    const element = await renderState(redirectStates.busy);
    const answers = answersOf(element);
    element.busy = false;
    element.step = { ...redirectStates.out.set.step, approved: true, revision: 3 };
    await settle();
    expect(answers).to.deep.equal([{ kind: 'returned' }]);
  });

  it('says that nobody was signed in, and tries again when pressed', async () => {
    const element = await renderState(redirectStates.failed);
    const answers = answersOf(element);
    await settle();
    expect(answers).to.deep.equal([]);
    expect(textOf(element)).to.contain('Signing in at example.com didn’t work.');
    button(element).click();
    expect(answers).to.deep.equal([{ kind: 'go', page: location.href }]);
  });
});
