/* oxlint-disable import/default -- what is imported is the text of a file, not what the file exports */
import minimal from '../minimal.html?raw';
import react from '../../test/frameworks/react/src/app.tsx?raw';
import vue from '../../test/frameworks/vue/src/app.vue?raw';
import siteBackend from '../site-backend.mjs?raw';
import account from './snippets/account.html?raw';
import events from './snippets/events.html?raw';
import guard from './snippets/guard.ts?raw';
import policy from './snippets/policy.txt?raw';
import run from './snippets/run.sh?raw';
import signIn from './snippets/sign-in.html?raw';

/** Something to copy, and what it is for. */
export interface Snippet {
  id: string;
  title: string;
  about: string;
  text: string;
}

/** What each audience copies. A test runs every one of these files. */
export const SNIPPETS: Record<'owner' | 'developer' | 'backend', readonly Snippet[]> = {
  owner: [
    { id: 'sign-in', title: 'On the page', about: 'These two are all that a page needs.', text: signIn },
    { id: 'minimal', title: 'A whole page', about: 'Served beside the backend, in twelve lines.', text: minimal },
    { id: 'run', title: 'Behind it', about: 'On the machine that answers as auth.example.com.', text: run },
    {
      id: 'policy',
      title: 'In the content security policy',
      about: 'What the elements need, with Trusted Types; nothing inline.',
      text: policy,
    },
  ],
  developer: [
    { id: 'events', title: 'Who signed in', about: 'Each event bubbles; its detail holds no secret.', text: events },
    {
      id: 'account',
      title: 'Once they are signed in',
      about: 'Each part of the settings stands alone too.',
      text: account,
    },
    {
      id: 'react',
      title: 'In React',
      about: 'Also where a server renders the page. The client is a “new Client({ server })” of @sallyport/client.',
      text: react,
    },
    {
      id: 'vue',
      title: 'In Vue',
      about: 'The same. Vite’s plugin is told by “isCustomElement” that tags with “sally-” are elements.',
      text: vue,
    },
  ],
  backend: [
    { id: 'guard', title: 'In a Hono app', about: 'Who calls, by the token that the page sends along.', text: guard },
    {
      id: 'site-backend',
      title: 'In anything else',
      about: 'With jose alone: four lines check a token.',
      text: siteBackend,
    },
  ],
};
