import type { SallyLogin } from '@sallyport/elements';
import { client } from './shared/backend';

const find = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
const [one, two] = [find<SallyLogin>('#one'), find<SallyLogin>('#two')];

// before they are defined
for (const login of [one, two]) login.client = client;
void import('@sallyport/elements/login');
void import('@sallyport/elements/code-field');

find('#unmount').addEventListener('click', () => one.remove());
find('#focus').addEventListener('click', () => one.focus());
one.addEventListener('sally-error', ({ detail }) => (find('#reason').textContent = detail.reason));
