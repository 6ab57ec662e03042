import { html, type TemplateResult } from 'lit';
import { PEOPLE } from '../people.ts';
import { SCENARIOS } from '../scenarios.ts';
import type { PanelWords } from './words.ts';

const LATER = ['1 minute', '10 minutes', '1 hour', '1 day', '31 days'];
const STATUSES = ['503', '429', '500', ''];
const ROUTES = ['POST /flows', 'POST /flows/:id/answers', 'GET /config', 'GET /session', 'GET /me'];

/** Sends a form of the panel. */
type Submit = (event: SubmitEvent) => unknown;

/** Who is signed in, and who else could be. @param as  Signs somebody in, or out. */
export function peopleSection(
  words: PanelWords,
  person: string | undefined,
  as: (name: string | undefined) => void,
): TemplateResult {
  return html`<h3 id="people">${words.people}</h3>
    <div class="row" role="group" aria-labelledby="people">
      ${Object.entries(PEOPLE).map(
        ([name, { email, about }]) =>
          html`<button aria-pressed=${person === email} title=${about} @click=${() => as(name)}>
            ${name}
          </button>`,
      )}
      <button ?disabled=${!person} @click=${() => as(undefined)}>${words.signOut}</button>
    </div>
    <p role="status">${person ?? words.nobody}</p>`;
}

/** Where the sign-ins of the page can be brought to. */
export function scenarioSection(words: PanelWords, chosen: string | undefined, submit: Submit): TemplateResult {
  return html`<h3>${words.scenario}</h3>
    <form class="row" @submit=${submit}>
      <select name="scenario" aria-label=${words.scenario}>
        ${Object.keys(SCENARIOS).map((name) => html`<option ?selected=${name === chosen}>${name}</option>`)}
      </select>
      <button>${words.go}</button>
    </form>`;
}

/** What answers the step on screen. @param code  Empty where none is asked for. */
export function codeSection(words: PanelWords, code: string | undefined, show: () => unknown): TemplateResult {
  return html`<h3>${words.code}</h3>
    <div class="row">
      <button @click=${show}>${words.showCode}</button>
      <output aria-live="polite">${code === '' ? words.noCode : code}</output>
    </div>`;
}

/** What time it is in the mock. @param time  Unix time in ms. */
export function clockSection(
  words: PanelWords,
  language: string,
  time: number | undefined,
  submit: Submit,
): TemplateResult {
  const now = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<h3>${words.clock}</h3>
    <p role="status">${now.format(time)}</p>
    <form class="row" @submit=${submit}>
      <select name="by" aria-label=${words.later}>
        ${LATER.map((by) => html`<option value=${by}>${inWords(by, language)}</option>`)}
      </select>
      <button>${words.advance}</button>
    </form>`;
}

/** What can go wrong. */
export function faultSection(words: PanelWords, submit: Submit): TemplateResult {
  return html`<h3>${words.faults}</h3>
    <form class="row" @submit=${submit}>
      <label
        >${words.route}
        <select name="route" dir="ltr">
          ${ROUTES.map((route) => html`<option>${route}</option>`)}
        </select>
      </label>
      <label
        >${words.answer}
        <select name="status">
          ${STATUSES.map((status) => html`<option value=${status}>${status || words.offline}</option>`)}
        </select>
      </label>
      <button>${words.fail}</button>
    </form>`;
}

/** `31 days`, as people say it in a language. */
function inWords(by: string, language: string): string {
  const [count, unit = ''] = by.split(' ');
  const format = new Intl.NumberFormat(language, { style: 'unit', unit: unit.replace(/s$/, ''), unitDisplay: 'long' });
  return format.format(Number(count));
}
