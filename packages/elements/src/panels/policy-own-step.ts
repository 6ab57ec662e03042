import type { Me } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../base/locale-controller.ts';
import { textButton } from '../parts/buttons.ts';
import type { Settings } from './policy-draft.ts';

/** The field that requires a second step. */
export const ENFORCEMENT = 'enforcement';

/** Whether what is edited requires a second step of people: to report who has none asks nothing of anybody. */
export function requires(edits: Settings): boolean {
  const value = edits.get(ENFORCEMENT);
  return typeof value === 'object' && value !== null && (value as { mode?: string }).mode !== 'report';
}

/**
 * Tells an admin who requires a second step of others that they have none, with what sets one up; nothing where they
 * have one or could set up none.
 *
 * @param me  What is known of the admin's own account.
 */
export function ownStep(words: LocaleController, me: Me | undefined, setUp: () => unknown): unknown {
  if (!me || me.authenticators.length > 0 || !me.offers.some(({ offered }) => offered === true)) return nothing;
  return told(words, setUp);
}

const told = (words: LocaleController, setUp: () => unknown): TemplateResult =>
  html`<div class="notice warning" role="alert">
    <span>${words.text('policy.own-step')} ${textButton(words.text('factors.set-up-title'), setUp)}</span>
  </div>`;
