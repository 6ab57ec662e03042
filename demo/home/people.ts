import { byId, fill } from '../page.ts';
import { typeInto } from '../type-into.ts';
import type { DemoFacts, Person } from './demo-facts.ts';
import { firstName } from './first-name.ts';
import { endSession } from './session-panel.ts';

/** The parameter of the address that says as whom it is tried. */
const AS = 'as';

/** Lists the people that the demo can be tried as, and types for the one that the address names. */
export function showPeople(facts: DemoFacts, chosen: (person: Person) => void): void {
  byId('accounts').hidden = false;
  byId('demo-password').textContent = facts.password;
  fill('people', facts.accounts, (person) => [...about(person), useButton(person, facts, chosen)]);
  const asked = new URLSearchParams(location.search).get(AS);
  const person = chosenPerson(facts);
  if (person) void typeFor(person, facts);
  else if (asked !== null) byId('nobody').textContent = `There is no person “${asked}”.`;
}

/** The person that the address names. */
export function chosenPerson({ accounts }: DemoFacts): Person | undefined {
  const asked = new URLSearchParams(location.search).get(AS);
  return accounts.find(({ email }) => email === asked);
}

function about({ name, about: words }: Person): HTMLElement[] {
  const told = document.createElement('div');
  const who = Object.assign(document.createElement('strong'), { textContent: firstName(name) });
  told.append(who, Object.assign(document.createElement('span'), { className: 'muted', textContent: words }));
  return [told];
}

function useButton(person: Person, facts: DemoFacts, chosen: (person: Person) => void): HTMLButtonElement {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet' });
  button.textContent = 'Use';
  button.ariaLabel = `Use ${firstName(person.name)}`;
  button.addEventListener('click', () => void use(person, facts, chosen));
  return button;
}

/** Types what the person would; where somebody else is on the way in, or is in, a new page begins anew. */
async function use(person: Person, facts: DemoFacts, chosen: (person: Person) => void): Promise<void> {
  const address = new URL(location.href);
  address.searchParams.set(AS, person.email);
  if (!byId('signed-in').hidden && !(await endSession())) return;
  if (await typeFor(person, facts)) {
    byId('nobody').textContent = '';
    history.replaceState(null, '', address);
    chosen(person);
    return;
  }
  sessionStorage.clear(); // the flow that is open
  location.assign(address);
}

/** Fills the first form, where that is on screen; resolves with whether it is. */
async function typeFor({ email }: Person, { password }: DemoFacts): Promise<boolean> {
  const place = byId('signed-out');
  await customElements.whenDefined('sally-login');
  await place.querySelector('sally-login')?.updateComplete;
  const form = place.querySelector('sally-credentials-step');
  if (!form || place.hidden) return false;
  await form.updateComplete;
  typeInto(form, 'username', email);
  typeInto(form, 'password', password);
  form.querySelector<HTMLElement>('input[name=password]')?.focus();
  return true;
}
