import { expect, fixture, html } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import { define } from '@sallyport/elements/define';
import { sessionsStates } from '../../demo/states/sessions.ts';
import { accountBackend } from './account-backend.ts';
import { settlePanels } from './panel-support.ts';
import { classes, everything, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { sessions } = sessionsStates.several.set.value;

/** What else may answer where a backend should, with 200. */
const ANSWERS: Record<string, () => Response> = {
  null: () => Response.json(null),
  'an empty list': () => Response.json([]),
  'an empty object': () => Response.json({}),
  'a text': () => Response.json('hello'),
  'a page': () => new Response('<!doctype html><title>Shop</title>'),
};

const OF_A_PERSON = ['factors', 'passkeys', 'trusted-devices', 'password', 'address', 'backup-codes-panel', 'activity'];
const OF_AN_ADMIN = ['team', 'audit', 'adoption', 'policy', 'tenants', 'profiles', 'programs'];
const LOADING = [...OF_A_PERSON, ...OF_AN_ADMIN, 'settings', 'user-button', 'gate'].map((name) => `sally-${name}`);

/** Puts an element on the page, and collects what its developer reads in the console. */
async function render(tag: string, fetch: Fetch) {
  const lines: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => void lines.push(words.join(' '));
  define(classes.get(tag)!);
  const client = new Client({ server: '/shop', fetch });
  const element = Object.assign(document.createElement(tag), { client, innerHTML: '<template>Secret</template>' });
  await fixture(html`${element}`);
  try {
    await settlePanels();
    await waitUntil(() => lines.length > 0, 'a line in the console');
  } finally {
    console.warn = warn;
  }
  return { element, lines };
}

const retryOf = (element: Element): HTMLButtonElement | undefined =>
  everything(element)
    .filter((it) => it.localName === 'button')
    .find((it) => it.textContent?.trim() === 'Try again') as HTMLButtonElement | undefined;

describe('a server that answers with something else', () => {
  for (const tag of LOADING)
    it(`is told of by <${tag}>: a way to try again for the person, a line for the page’s developer`, async () => {
      const { element, lines } = await render(tag, async () => Response.json({}));
      expect(retryOf(element), textOf(element)).not.to.equal(undefined);
      expect(textOf(element)).not.to.contain('Secret');
      expect(lines[0]).to.contain(`${location.origin}/shop answers with something else`);
      expect(lines[0]).to.contain('does server="/shop" end in /auth?');
    });

  for (const [name, answer] of Object.entries(ANSWERS))
    it(`is asked again once it is another: ${name}`, async () => {
      const backend = accountBackend({ sessions });
      let isRight = false;
      const fetch: Fetch = (url, options) =>
        isRight ? backend.fetch(url.replace('/shop', ''), options) : Promise.resolve(answer());
      const { element, lines } = await render('sally-sessions', fetch);
      expect(textOf(element)).to.contain('We couldn’t load this.');
      expect(lines).to.have.length(1);
      isRight = true;
      retryOf(element)!.click();
      await settlePanels();
      expect(textOf(element)).to.contain('Safari on iOS');
      expect(retryOf(element)).to.equal(undefined);
    });

  it('is known to the developer of a sign-in before anybody signs in', async () => {
    const { element, lines } = await render('sally-login', async () => Response.json({}));
    expect(lines[0]).to.contain(`${location.origin}/shop answers with something else`);
    expect(everything(element).some((it) => it.localName === 'input')).to.equal(true);
  });
});
