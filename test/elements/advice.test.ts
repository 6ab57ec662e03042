import { expect, fixture, html } from '@open-wc/testing';
import { Client } from '@sallyport/client';
import { define } from '../../packages/elements/src/base/define.ts';
import { holding } from '../../demo/states/session-clients.ts';
import { settingsStates } from '../../demo/states/settings.ts';
import { problem } from './panel-support.ts';
import { classes, FakeClient, settle } from './support.ts';
import { waitUntil } from './wait-until.ts';

const client = new FakeClient();
const nobody = holding(null);

/** What the page's developer reads in the console while something is put on the page. */
async function linesOf(content: ReturnType<typeof html>, count: number): Promise<string[]> {
  const lines: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => void lines.push(words.join(' '));
  try {
    await fixture(content);
    await waitUntil(() => lines.length >= count, `${count} lines`);
    await settle(); // no more come
  } finally {
    console.warn = warn;
  }
  return lines;
}

describe('F-14 the page’s developer is told', () => {
  before(() => {
    for (const tag of ['gate', 'settings', 'code-field', 'sessions', 'password', 'checkbox-field', 'secondary-button'])
      define(classes.get(`sally-${tag}`)!);
  });

  it('of each attribute value that can’t be used, and what can, once', async () => {
    const widgets = () => html`
      <sally-login server="/auth?x=1" locale="xx" color-scheme="night" heading-level="7" .client=${client}>
      </sally-login>
      <sally-flow purpose="enroll" type="otp" .client=${client}></sally-flow>
      <sally-gate aal="3" max-age="soon" when="member" .client=${nobody}><template></template></sally-gate>
      <sally-settings sections="sessions pasword" .value=${settingsStates.whole.set.value}></sally-settings>`;
    const lines = await linesOf(widgets(), 10);
    expect(lines.map((line) => /^sally: (<.+?> can't use .+?)\. It takes .+\.$/.exec(line)?.[1])).to.have.members([
      '<sally-login> can\'t use server="/auth?x=1"',
      '<sally-login> can\'t use locale="xx"',
      '<sally-login> can\'t use color-scheme="night"',
      '<sally-login> can\'t use heading-level="7"',
      '<sally-flow> can\'t use purpose="enroll"',
      '<sally-flow> can\'t use type="otp"',
      '<sally-gate> can\'t use aal="3"',
      '<sally-gate> can\'t use max-age="soon"',
      '<sally-gate> can\'t use when="member"',
      '<sally-settings> can\'t use sections="sessions pasword"',
    ]);
    expect(lines.join('\n'))
      .to.contain('It takes "enrol", "reauthenticate", "try"')
      .and.contain('a number from 1 to 6');
    expect(await linesOf(widgets(), 0)).to.deep.equal([]);
  });

  it('of an element that is nothing without what stands in it', async () => {
    const lines = await linesOf(
      html`<sally-code-field><label slot="label">Code</label></sally-code-field>
        <sally-gate .client=${nobody}></sally-gate>
        <sally-checkbox-field></sally-checkbox-field>
        <sally-button></sally-button>
        <sally-secondary-button><button type="button">Save</button></sally-secondary-button>`,
      4,
    );
    expect(lines).to.have.members([
      'sally: <sally-code-field> has no <input slot="input"> in it: nothing can be typed into it.',
      'sally: <sally-gate> has no <template> in it: it has nothing to show.',
      'sally: <sally-checkbox-field> has no <input slot="input" type="checkbox"> in it: nothing can be ticked.',
      'sally: <sally-button> has no <button> in it: there is nothing to press.',
    ]);
  });

  it('once of two versions of the script', async () => {
    const page = html`<script type="none" src="https://auth.example.com/sallyport.js"></script>
      <script type="none" src="https://auth.example.com/sallyport.js"></script>
      <script type="none" src="https://old.example.com/sallyport.js"></script>
      <sally-gate .client=${nobody}><template></template></sally-gate>
      <sally-gate .client=${nobody}><template></template></sally-gate>`;
    const [line, ...others] = await linesOf(page, 1);
    expect(line).to.contain('loads https://auth.example.com/sallyport.js and https://old.example.com/sallyport.js.');
    expect(others).to.deep.equal([]);
  });

  it('once of a server that answers panels with something else, and nothing of one that refuses', async () => {
    const answering = (answer: () => Response) => new Client({ server: '/shop', fetch: async () => answer() });
    const panels = (of: Client) => html`<sally-sessions .client=${of}></sally-sessions>
      <sally-password .client=${of}></sally-password>`;
    const page = answering(() => new Response('<!doctype html><title>Shop</title>'));
    const [line, ...others] = await linesOf(panels(page), 1);
    expect(line)
      .to.contain(`${location.origin}/shop answers with something else`)
      .and.contain('does server="/shop" end in /auth?');
    expect(others).to.deep.equal([]);
    expect(await linesOf(panels(answering(() => problem('not-signed-in', 401))), 0)).to.deep.equal([]);
  });

  it('nothing of what can be used, in whatever spelling', async () => {
    const lines = await linesOf(
      html`<sally-login server="https://auth.example.com/auth/" locale="de_AT" return-to="../app?x=1" .client=${client}>
        </sally-login>
        <sally-gate aal="2" max-age="600" when="signed-out" .client=${nobody}><template></template></sally-gate>
        <sally-code-field length="8" alphabet="alphanumeric"><input slot="input"></sally-code-field>`,
      0,
    );
    expect(lines).to.deep.equal([]);
  });
});
