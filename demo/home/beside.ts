import { codeOf, linkOf, type KeptMessage } from '../outbox/kept-messages.ts';
import { watchMessages } from '../outbox/watch-messages.ts';
import { byId, fill } from '../page.ts';
import { demoFacts, type DemoFacts, type Person } from './demo-facts.ts';
import { firstName } from './first-name.ts';

/** Somebody who gets messages. */
type Addressee = Omit<Person, 'role'>;

const TICK_MS = 1000;

let timer: ReturnType<typeof setTimeout> | undefined;
let unwatch = () => {};

/** Shows beside the widget what the person has in hand: the code that their app shows, or their newest message. */
export function showBeside(person: Addressee, facts: DemoFacts): void {
  byId('beside').hidden = false;
  byId('backup').hidden = person.email !== facts.appOf;
  clearTimeout(timer);
  unwatch();
  if (person.email === facts.appOf) showApp(person, facts);
  else unwatch = watchMessages((messages) => showNewest(person, messages));
}

function showApp(person: Addressee, { code, codeEndsIn, backupCodes }: DemoFacts): void {
  put({ title: `${firstName(person.name)}’s app shows`, code });
  fill('demo-backup-codes', backupCodes, (unused) => [unused]);
  const countDown = (seconds: number) => {
    byId('code-ends').textContent = `new one in ${seconds} s`;
    if (seconds > 0) next(TICK_MS, () => countDown(seconds - 1));
    else next(0, () => void demoFacts().then((facts) => facts && showApp(person, facts)));
  };
  countDown(codeEndsIn);
}

/** Shows the newest message to the person. */
function showNewest(person: Addressee, messages: readonly KeptMessage[]): void {
  const newest = messages.find(({ to }) => to === person.email || to === person.number);
  const whose = `${firstName(person.name)}’s`;
  if (!newest) return put({ title: `${whose} messages come here`, about: 'None was sent yet.' });
  const { via, subject, id, at } = newest;
  put({
    title: `${whose} newest ${via === 'sms' ? 'text message' : 'mail'}`,
    code: codeOf(newest),
    about: subject ?? '',
    ends: new Date(at).toLocaleTimeString(),
    link: linkOf(newest),
    page: `./outbox?message=${id}`,
  });
}

interface Beside {
  title: string;
  code?: string | undefined;
  about?: string;
  ends?: string;
  link?: string | undefined;
  page?: string;
}

function put({ title, code, about = '', ends = '', link, page }: Beside): void {
  const set = (id: string, text: string) => {
    if (byId(id).textContent !== text) byId(id).textContent = text; // a live region says it anew otherwise
  };
  set('beside-title', title);
  set('code', code ? `${code.slice(0, 3)} ${code.slice(3)}` : '');
  set('code-ends', ends);
  set('beside-about', about);
  lead('beside-link', link);
  lead('beside-page', page);
}

/** Has a link lead somewhere, or nobody see it. */
function lead(id: string, address: string | undefined): void {
  const link = byId(id) as HTMLAnchorElement;
  link.hidden = address === undefined;
  if (address !== undefined) link.href = address;
}

function next(ms: number, then: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(then, ms);
}
