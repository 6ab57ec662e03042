import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '@sallyport/client';
import type { FlowController } from './flow-controller.ts';
import type { LocaleController } from '../base/locale-controller.ts';
import { submitButton, textButton } from '../parts/buttons.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { problemWords } from '../messages/problem-words.ts';

/** What stands in the card besides the step. */
interface CardParts {
  /** The step on screen has an element. */
  known: boolean;
  headingLevel: number;
  /** What the flow is for. */
  purpose: string;
  below: unknown;
  /** What happens while an answer is on its way. */
  busyWords: string | undefined;
  retry: () => void;
  leave: () => void;
}

/** Draws the card of a flow: logo, failure, the step or a skeleton, footer. It is hidden once the flow was left. */
export function flowCard(flow: FlowController, words: LocaleController, parts: CardParts): TemplateResult {
  const { busy, waiting, failure, step } = flow;
  return html`<div class="container">
  <div class="card" part="card" lang=${words.language} dir=${words.dir} ?hidden=${!step && !waiting}>
    <slot name="logo"></slot>
    <div role="alert" part="alert">${failure && waiting ? notBegun(failure, words, parts) : nothing}</div>
    ${failure && waiting ? startButtons(flow, words, parts) : nothing}
    <div role="status" class="visually-hidden">${busy ? busyWords(flow, words, parts) : nothing}</div>
    ${waiting && !failure ? skeleton(parts.purpose) : nothing}
    ${waiting || parts.known ? html`<slot></slot>` : unsupported(words, parts)}
    ${parts.below}
    <slot name="footer"></slot>
  </div></div>`;
}

const skeleton = (purpose: string): TemplateResult =>
  html`<div class="skeleton ${purpose}" aria-hidden="true"><i></i><i></i><i></i><i></i></div>`;

const busyWords = ({ waiting }: FlowController, words: LocaleController, parts: CardParts): string =>
  (waiting ? undefined : parts.busyWords) ?? words.text(waiting ? 'loading' : 'busy');

/** Stands in the place of a step that couldn't be fetched. */
const notBegun = ({ kind, problem }: Failure, words: LocaleController, { headingLevel }: CardParts): TemplateResult =>
  html`<div class="instead">
    <div part="heading" role="heading" aria-level=${headingLevel}>
      ${words.text(kind === 'offline' ? 'failure.title-offline' : 'failure.title')}
    </div>
    ${problem ? html`<p>${problemWords(problem, words)}</p>` : nothing}
  </div>`;

const startButtons = ({ step }: FlowController, words: LocaleController, { retry, leave }: CardParts): TemplateResult =>
  html`${submitButton(words.text('try-again'), { press: retry })}
    ${step ? textButton(words.text('start-again'), leave, { kind: 'cancel' }) : nothing}`;

/**
 * Says in the step on screen that its answer came to nothing.
 *
 * @param retry  Does again what failed, where no button of the step does.
 */
export const failureNotice = (
  failure: Failure,
  words: LocaleController,
  retry: (() => void) | undefined,
): TemplateResult =>
  html`<div class="notice error">
    ${icon(ALERT)}<span>
      ${failureText(failure, words)} ${retry ? textButton(words.text('try-again'), retry) : nothing}
    </span>
  </div>`;

function failureText({ kind, problem }: Failure, words: LocaleController): string {
  if (problem) return problemWords(problem, words);
  return words.text(kind === 'offline' ? 'failure.offline' : 'failure.unexpected');
}

const unsupported = (words: LocaleController, { headingLevel }: CardParts): TemplateResult =>
  html`<div class="instead">
    <div part="heading" role="heading" aria-level=${headingLevel}>${words.text('unsupported.title')}</div>
    <p>${words.text('unsupported.intro')}</p>
    ${submitButton(words.text('unsupported.reload'), { press: () => location.reload() })}
  </div>`;
