import type { EnrolmentGroup, Exemption, PolicyPreview } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';
import type { GroupPeople } from '../controllers/group-people.ts';
import { clockTime } from '../messages/clock-time.ts';
import { textButton } from '../parts/buttons.ts';
import { DOT } from '../parts/dot.ts';
import { standingAddress } from '../parts/sentence.ts';
import { css } from '../theme/css.ts';
import { calledBy } from './team-person.ts';

/** What a list of groups needs of its panel. */
interface Groups {
  words: LocaleController;
  preview: PolicyPreview;
  people: GroupPeople;
  /** The heading's level. */
  level: number;
}

/** Draws whom a draft meets: how many in each way, and who they are, where that is opened. */
export const groupList = ({ words, preview, people, level }: Groups): TemplateResult =>
  html`<div class="group" role="heading" aria-level=${level}>${words.text('policy.people')}</div>
    <ul class="groups">
      ${ORDER.filter((group) => preview.groups[group] > 0).map((group) => item(group, words, preview, people))}
    </ul>
    <p class="help">${words.text('policy.as-of', { time: clockTime(preview.at, words.language) })}</p>`;

/** Who is in trouble first. */
const ORDER = ['locked-out', 'must-set-up', 'has-time', 'ready', 'exempt'] as const satisfies EnrolmentGroup[];

function item(
  group: EnrolmentGroup,
  words: LocaleController,
  preview: PolicyPreview,
  people: GroupPeople,
): TemplateResult {
  const name = words.text(`policy.group.${group}`);
  const isOpen = people.group === group;
  const see = textButton(words.text('policy.see'), () => people.toggle(group), {
    expanded: isOpen,
    label: words.text('policy.see-named', { group: name }),
  });
  return html`<li>
    <span>${name}${helpOf(group, words, preview)}</span>
    <strong>${new Intl.NumberFormat(words.language).format(preview.groups[group])}</strong>
    ${see}
    ${isOpen ? listed(words, people) : nothing}
  </li>`;
}

function listed(words: LocaleController, people: GroupPeople): TemplateResult {
  const { people: list, pending, failed, hasMore } = people;
  const state = pending ? 'panel.loading' : failed ? 'panel.failed' : list.length === 0 ? 'policy.nobody' : undefined;
  return html`<div class="people">
    <ul>${list.map(
      (each) => html`<li><bdi>${calledBy(each)}</bdi>
      ${each.name === undefined ? nothing : html`<span class="help">${standingAddress(each.email)}</span>`}</li>`,
    )}</ul>
    <p role="status">${state === undefined ? '' : words.text(state)}</p>
    ${
      hasMore || failed
        ? textButton(words.text(failed ? 'panel.try-again' : 'policy.more'), () => people.more(), { disabled: pending })
        : nothing
    }
  </div>`;
}

/** Why some aren't asked; and that of those who have time some may have used theirs. */
function helpOf(group: EnrolmentGroup, words: LocaleController, { exemptions, exact }: PolicyPreview): unknown {
  const why = (Object.entries(exemptions) as [Exemption, number][]).filter(([, count]) => count > 0);
  const text =
    group === 'exempt'
      ? why.map(([reason, count]) => words.text(`policy.exempt.${reason}`, { count })).join(DOT)
      : group === 'has-time' && !exact
        ? words.text('policy.inexact')
        : '';
  return text ? html`<span class="help">${text}</span>` : nothing;
}

export const groupStyles = css`
  .groups,
  .people ul {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .groups > li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: baseline;
    padding-block: 0.625rem;
    border-block-end: 1px solid var(--_hairline);
  }

  .groups > li > span {
    flex: 1 1 8em;
  }

  .groups .help {
    display: block;
  }

  .people {
    flex: 100%;
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    overflow-wrap: anywhere;
  }

  .people ul {
    gap: 0.5rem;
  }

  .people [role='status']:empty {
    display: none;
  }
`;
