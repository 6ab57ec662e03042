import { drawBar } from '../bar/bar.ts';
import { copyButtons } from '../copy-buttons.ts';
import { byId } from '../page.ts';
import { showBeside } from './beside.ts';
import { demoFacts } from './demo-facts.ts';
import { logEvents } from './event-log.ts';
import { showPayouts } from './payouts.ts';
import { chosenPerson, showPeople } from './people.ts';
import { endSession, LEAVING, showSession } from './session-panel.ts';

async function main(): Promise<void> {
  const [facts, session] = await Promise.all([demoFacts(), showSession()]);
  if (!facts) return; // outside demo mode there are no people to show
  const beside = (email: string) =>
    showBeside(facts.accounts.find((person) => person.email === email) ?? { email, name: email, about: '' }, facts);
  document.body.addEventListener('sally-success', ({ detail }) => {
    if (detail.session) beside(detail.session.account.email);
  });
  showPeople(facts, ({ email }) => beside(email));
  const email = session?.account.email ?? chosenPerson(facts)?.email;
  if (email !== undefined) beside(email);
}

document.body.addEventListener('sally-success', () => void showSession({ focus: true }));
document.body.addEventListener('sally-change', ({ detail }) => {
  if (LEAVING.includes(detail.action)) location.reload();
});
document.body.addEventListener('sally-open', ({ target }) => {
  void showPayouts(target as HTMLElementTagNameMap['sally-gate']).catch(() => {}); // given up: the list stays empty
});
byId('sign-out').addEventListener('click', () => {
  void endSession().then((isOver) => isOver && location.reload());
});
drawBar('');
copyButtons();
logEvents();
void main();
