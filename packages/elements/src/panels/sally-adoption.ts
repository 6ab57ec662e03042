import { Resource, type Client } from '@sallyport/client';
import type { Adoption } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { adoption } from '../messages/adoption/adoption.ts';
import { byStrength } from '../parts/by-strength.ts';
import { adoptionStyles } from './adoption-styles.ts';
import { TenantPanel } from './tenant-panel.ts';

/** A share as it is drawn. */
interface Share {
  label: string;
  count: number;
  /** What follows from it. */
  help?: string;
  /** Something is to be done about it. */
  isLacking?: boolean;
}

/**
 * By itself it asks `GET /admin/adoption`; with `value` it shows what it is handed:
 *
 *     <sally-adoption server="https://auth.example.com/auth"></sally-adoption>
 *
 * A tenant's admin sees their tenant's. What another panel changes is counted at once.
 *
 * @summary How many people have a second step, how many a passkey, and which admins have none.
 * @tag sally-adoption
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 */
export class SallyAdoption extends TenantPanel<Adoption> {
  static readonly tag = 'sally-adoption';
  static override readonly areas = [adoption];
  static override styles = [...TenantPanel.styles, adoptionStyles];

  protected override listOf({ admin }: Client): Resource<Adoption> {
    return new Resource({ load: (signal) => admin.adoption(this.tenant, signal) });
  }

  protected override heading(): string {
    return this.text('adoption.title');
  }

  protected override intro(): string {
    return this.text('adoption.intro');
  }

  protected override body(value: Adoption): TemplateResult {
    const { people, sso } = value;
    const total = people - sso;
    const none = html`<p class="footnote">${this.text('adoption.none')}</p>`;
    return html`${total === 0 ? none : this.#shares(value, total)}
      <p class="footnote">
        ${this.text('adoption.counted')} ${sso > 0 ? this.text('adoption.sso', { count: sso }) : nothing}
      </p>`;
  }

  #shares({ secondStep, phishingResistant, admins, adminsWithout, byFactor }: Adoption, total: number): TemplateResult {
    const factors = byStrength(Object.entries(byFactor), ([type]) => type as keyof typeof byFactor);
    const isLacking = adminsWithout > 0;
    return html`<dl>
        ${this.#share({ label: this.text('adoption.second-step'), count: secondStep }, total)}
        ${this.#share(
          {
            label: this.text('adoption.phishing-resistant'),
            count: phishingResistant,
            help: this.text('adoption.phishing-resistant-help'),
          },
          total,
        )}
        ${
          admins > 0
            ? this.#share(
                {
                  label: this.text('adoption.admins'),
                  count: admins - adminsWithout,
                  help: isLacking
                    ? this.text('adoption.admins-without', { count: adminsWithout })
                    : this.text('adoption.admins-all'),
                  isLacking,
                },
                admins,
              )
            : nothing
        }
      </dl>
      <div class="by-factor" role="group" aria-labelledby=${this.uid('by-factor')}>
        <p id=${this.uid('by-factor')}>${this.text('adoption.by-factor')}</p>
        <dl>
          ${factors.map(([type, count]) =>
            this.#share({ label: this.text(`factors.${type as keyof typeof byFactor}`), count }, total),
          )}
        </dl>
      </div>`;
  }

  /** The bar says nothing that its figures don't. Only all of them are 100 %. */
  #share({ label, count, help, isLacking = false }: Share, total: number): TemplateResult {
    const percent = Math.floor((count / total) * 100);
    const share = new Intl.NumberFormat(this.words.language, { style: 'percent' }).format(percent / 100);
    return html`<div class="share">
      <dt>${label}</dt>
      <dd class="figure">
        <strong><bdi>${share}</bdi></strong> <bdi class="help">${this.text('adoption.of', { count, total })}</bdi>
      </dd>
      ${help ? html`<dd class="help">${help}</dd>` : nothing}
      <svg class="bar ${isLacking ? 'lacking' : ''}" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect width=${percent} height="1" fill="currentColor"></rect>
      </svg>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-adoption': SallyAdoption;
  }
}
