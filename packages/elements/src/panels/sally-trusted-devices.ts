import type { OwnClient, Resource } from '@sallyport/client';
import type { Me, TrustedDeviceView } from '@sallyport/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { longDate, pastTime } from '../messages/past-time.ts';
import { deviceIcon } from '../parts/device-icon.ts';
import { deviceText } from '../parts/device-text.ts';
import { DOT } from '../parts/dot.ts';
import { moment } from '../parts/moment.ts';
import { pill, type PanelRow } from '../parts/panel-row.ts';
import { sentence } from '../parts/sentence.ts';
import type { Question } from './list-panel.ts';
import { NotMePanel } from './not-me-panel.ts';

const ALL = 'all';

/** The devices, and whether there can be any. */
type Trust = Pick<Me, 'trustedDevices' | 'trustsDevices'>;

/**
 * By itself it asks `GET /me`; with `value` it shows what it is handed:
 *
 *     <sally-trusted-devices server="https://auth.example.com/auth"></sally-trusted-devices>
 *
 * Ending trust needs no fresh proof: a stolen device is when it must work.
 *
 * @summary The browsers that skip the second step for a while: this one first, each to be removed, or all at once.
 * @tag sally-trusted-devices
 * @event {CustomEvent<ActionDetail>} sally-before-action - Trust is about to end. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - Trust has ended: `remove-trusted-device` with its id, or
 *   `remove-trusted-devices`, or `not-me`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The text buttons.
 * @csspart danger-button - The button that ends trust after it was asked.
 */
export class SallyTrustedDevices extends NotMePanel<Trust> {
  static readonly tag = 'sally-trusted-devices';

  protected override resource({ me }: OwnClient): Resource<Me> {
    return me;
  }

  protected override heading(): string {
    return this.text('trusted.title');
  }

  protected override intro(): string {
    return this.text(this.shown?.trustsDevices === false ? 'trusted.off' : 'trusted.intro');
  }

  protected override body({ trustedDevices, trustsDevices }: Trust): TemplateResult | typeof nothing {
    const list = ordered(trustedDevices);
    if (list.length === 0)
      return trustsDevices !== false ? html`<p class="footnote">${this.text('trusted.none')}</p>` : nothing;
    return html`${this.rows(list.map((device) => this.#row(device, list)))}${
      list.length > 1 ? this.footer([this.#all()]) : nothing
    }`;
  }

  protected override result(): string {
    const { outcome } = this.actions;
    const notMe = this.notMeResult();
    if (notMe !== undefined) return notMe;
    if (outcome?.kind === 'cancelled') return this.text('panel.cancelled');
    if (outcome?.kind !== 'done') return '';
    const { id, subject = '' } = outcome.action;
    return id === undefined ? this.text('trusted.removed-all') : this.text('trusted.removed', { device: subject });
  }

  #row(trusted: TrustedDeviceView, list: readonly TrustedDeviceView[]): PanelRow {
    const { id, name, current } = trusted;
    const device = deviceText(name, this.words);
    return {
      icon: deviceIcon(name),
      title: device,
      help: this.#help(trusted),
      ...(current ? { state: pill(this.text('trusted.this'), 'success') } : {}),
      action: {
        id: this.opener(id),
        text: this.text('trusted.remove'),
        label: this.text('trusted.remove-named', { device }),
        press: () => this.ask(id),
      },
      ...this.opened(id, () => this.#one(trusted, device, list)),
    };
  }

  #help({ usedAt, until }: TrustedDeviceView): TemplateResult {
    const ends = moment(until, longDate(until, this.words.language), this.words.language);
    return html`${usedAt === undefined ? nothing : this.#used(usedAt)}${sentence(
      (date) => this.text('trusted.until', { date }),
      ends,
    )}`;
  }

  #used(usedAt: string): TemplateResult | typeof nothing {
    const { language } = this.words;
    const relative = pastTime(usedAt, language);
    if (!relative) return nothing;
    const used = moment(usedAt, relative, language);
    return html`${sentence((place) => this.text('trusted.used', { relative: place }), used)}${DOT}`;
  }

  #one({ id, current }: TrustedDeviceView, device: string, list: readonly TrustedDeviceView[]): Question {
    return {
      which: id,
      ask: this.text('trusted.remove-ask', { device }),
      act: this.text('trusted.remove-named', { device }),
      action: {
        action: 'remove-trusted-device',
        id,
        subject: device,
        run: () => this.backend.me.forgetTrustedDevice(id),
      },
      also: current ? undefined : this.notMe(id, device),
      next: this.neighbour(
        list.map((each) => each.id),
        id,
      ),
    };
  }

  #all() {
    return {
      which: ALL,
      ask: this.text('trusted.remove-all-ask'),
      act: this.text('trusted.remove-all'),
      action: { action: 'remove-trusted-devices', run: () => this.backend.me.forgetTrustedDevices() },
    };
  }
}

/** This browser's first, then the one that is trusted longest. */
const ordered = (devices: readonly TrustedDeviceView[]): TrustedDeviceView[] =>
  [...devices].sort((a, b) => Number(b.current) - Number(a.current) || b.until.localeCompare(a.until));

declare global {
  interface HTMLElementTagNameMap {
    'sally-trusted-devices': SallyTrustedDevices;
  }
}
