import { drawBar } from '../bar/bar.ts';
import { copyButtons } from '../copy-buttons.ts';
import { demoFacts } from '../home/demo-facts.ts';
import { showPeople } from '../home/people.ts';
import { LEAVING, showSession } from '../home/session-panel.ts';
import { byId } from '../page.ts';

/** Who is told of in the second window, by the id of what holds their address. */
const SECOND_WINDOW = { 'as-ada': 'admin@acme.test', 'as-mia': 'member@acme.test' };

async function main(): Promise<void> {
  const [facts, session] = await Promise.all([demoFacts(), showSession()]);
  if (!facts) return; // outside demo mode there are no people to show
  const admins = facts.accounts.filter(({ role }) => role !== 'member');
  showPeople({ ...facts, accounts: admins }, () => {});
  byId('accounts').hidden = session !== undefined;
}

document.body.addEventListener('sally-success', () => {
  byId('accounts').hidden = true;
  void showSession({ focus: true });
});
document.body.addEventListener('sally-change', ({ detail }) => {
  if (LEAVING.includes(detail.action)) location.reload();
});
for (const [id, email] of Object.entries(SECOND_WINDOW))
  byId(id).textContent = new URL(`./?as=${email}`, location.href).href;
drawBar('admin');
copyButtons();
void main();
