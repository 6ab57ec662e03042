import type { Failure } from '@sallyport/client';
import type { Role, Step, WhatIfView } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../messages/message-key.ts';
import { textButton } from '../parts/buttons.ts';
import { personField } from './person-field.ts';
import type { PersonSearch } from './person-search.ts';
import type { PolicyCheck } from './policy-check.ts';
import { fact, titleOf } from './policy-review.ts';
import type { Rows } from './policy-rows.ts';
import type { Who } from './policy-somebody.ts';
import { labelOf } from './policy-text.ts';

/** What is known of what somebody would see. */
interface WhatIf {
  who: Who | undefined;
  choose: (who: Who | undefined) => unknown;
  person: PersonSearch;
  check: PolicyCheck<WhatIfView>;
  /** Says why it isn't known. */
  refusal: (failure: Failure) => string;
  /** Asks anew, once the admin has proved who they are where that is due. */
  retry: (isStale: boolean) => unknown;
  level: number;
}

/** The name of what a person or a role is chosen by. */
export const WHO = 'who';

/** Draws what somebody would see, were the draft saved: who it is, the step that they come to, and who decides that. */
export function whatIf(rows: Rows, about: WhatIf): TemplateResult {
  const { words, draft } = rows;
  const { who, choose, level } = about;
  const roles: Role[] = [
    'member',
    'tenant-admin',
    ...(draft.view.scope === 'platform' ? ['system-admin' as const] : []),
  ];
  const id = rows.id(WHO);
  const search = words.text('policy.who-search');
  const option = (value: Who, text: string) => html`<option value=${value} .selected=${value === who}>${text}</option>`;
  const chosen = ({ target }: Event) => choose(((target as HTMLSelectElement).value as Who) || undefined);
  return html`<section>
    <div class="group" role="heading" aria-level=${level}>${words.text('policy.what-if')}</div>
    <span class="help">${words.text('policy.what-if-help')}</span>
    <div class="setting">
      <label class="name" for=${id}>${words.text('policy.who')}</label>
      <div class="control">
        <select id=${id} @change=${chosen}>
          <option value="">${words.text('policy.is-nothing')}</option>
          <optgroup label=${words.text('policy.who-new')}>
            ${roles.map((role) => option(role, labelOf(`factors.${role}`, words)))}
          </optgroup>
          ${option('person', words.text('policy.who-person'))}
        </select>
        ${who === 'person' ? personField(about.person, { list: rows.id('people'), label: search }) : nothing}
      </div>
    </div>
    <div class="review" role="status">${known(rows, about)}</div>
  </section>`;
}

/** Why nobody is chosen, where something is typed. */
const UNFOUND = { none: 'policy.nobody', several: 'policy.who-several', failed: 'panel.failed' } as const;

function known(rows: Rows, { who, person, check: { answer, failure }, refusal, retry }: WhatIf): unknown {
  const { words } = rows;
  if (who === 'person' && person.said) return words.text(UNFOUND[person.said]);
  if (failure) {
    const isStale = failure.problem?.code === 'reauthentication-required';
    const again = textButton(words.text(isStale ? 'panel.confirm' : 'panel.try-again'), () => retry(isStale));
    return html`<p>${isStale ? words.text('panel.stale') : refusal(failure)} ${again}</p>`;
  }
  if (!answer) return nothing;
  const whom = who === 'person' ? person.found.find(({ id }) => id === person.chosen?.id) : undefined;
  return html`${whom ? html`<p><bdi>${whom.name ?? whom.email}</bdi></p>` : nothing}
  ${answered(rows, answer, whom?.role ?? who)}`;
}

function answered({ words, draft }: Rows, { group, step, origins }: WhatIfView, who: Who | undefined): TemplateResult {
  const { fields, scope } = draft.view;
  const decisive = fields.filter(({ path }) => ['enforcement', 'defaultFactor', `factors.${who}`].includes(path));
  const decided = decisive.map((field) => {
    const origin = origins[field.path] ?? 'standard';
    return fact(
      titleOf(field, words),
      words.text(scope.startsWith(origin) ? 'policy.set-here' : `policy.origin-${origin}`),
    );
  });
  const help = html`<span class="help">${words.text(`policy.group.${group}`)}</span>`;
  return html`<dl>
    ${step ? fact(words.text('policy.asked'), html`${words.text(stepKey(step))} · ${help}`) : fact('', help)}
    ${decided}
  </dl>`;
}

/** What a step is called. */
function stepKey(step: Step): MessageKey {
  if (step.kind === 'code' && step.authenticator) return `factors.${step.authenticator.type}`;
  if (step.kind === 'passkey') return 'factors.passkey';
  if (step.kind === 'done' || step.kind === 'choose') return `policy.step-${step.kind}`;
  return step.kind === 'locked' ? 'policy.group.locked-out' : 'policy.step-enrol';
}
