import type { ProfilePage, ProfileView } from '@sallyport/protocol';
import { html, type TemplateResult } from 'lit';
import { isolated } from '../parts/isolated.ts';
import type { PanelRow } from '../parts/panel-row.ts';
import { SHEET } from '../theme/icons.ts';
import type { SaidAction } from './form-panel.ts';
import { PagedList } from './paged-list.ts';
import { refused, SystemPanel } from './system-panel.ts';
import { idField } from './tenant-form.ts';

/**
 * For a system admin. By itself it asks `GET /admin/profiles`, page by page; with `value` it shows the page that it is
 * handed:
 *
 *     <sally-profiles server="https://auth.example.com/auth"></sally-profiles>
 *
 * In `<sally-admin>` each leads to its policy.
 *
 * @summary The profiles of the platform: tenants that have the same one share a policy.
 * @tag sally-profiles
 * @event {CustomEvent<ActionDetail>} sally-before-action - A profile is about to be made or renamed. Cancelable.
 * @event {CustomEvent<ActionDetail>} sally-change - A profile, by its id, was made or renamed: `add-profile`,
 *   `rename-profile`.
 * @slot logo - Above the heading.
 * @csspart card - The card around everything.
 * @csspart heading - The heading.
 * @csspart link - The links and the text buttons.
 */
export class SallyProfiles extends SystemPanel<ProfilePage> {
  static readonly tag = 'sally-profiles';

  protected override readonly about = 'profiles';

  protected override listOf(): PagedList<ProfilePage> {
    const { system } = this;
    return new PagedList((cursor, signal) => system.profiles(cursor, signal));
  }

  protected override body({ profiles, next }: ProfilePage): TemplateResult {
    const list = profiles.map((profile) => this.#row(profile));
    return html`${list.length > 0 ? this.rows(list) : html`<p class="footnote">${this.text('profiles.none')}</p>`}
      ${this.pages(next)}
      ${this.another(() => ({
        fields: [idField(this.words), this.#nameField()],
        action: ({ id = '', name = '' }) => this.#write('add-profile', 'system.added', { id, name }),
      }))}`;
  }

  #row(profile: ProfileView): PanelRow {
    const { id, name } = profile;
    return {
      icon: SHEET,
      title: name,
      help: html`<bdi>${id}</bdi>`,
      action: this.manage(id, isolated(name)),
      ...(this.asked === id ? { open: this.#open(profile) } : {}),
    };
  }

  #open({ id, name }: ProfileView): TemplateResult {
    return html`${this.form({
      fields: [this.#nameField(name)],
      act: this.text('system.save'),
      action: ({ name: typed = '' }) =>
        typed === name ? undefined : this.#write('rename-profile', 'system.changed', { id, name: typed }),
    })}
    ${this.links([['policy', `profile:${id}`, this.text('system.its-policy')]])}`;
  }

  #nameField(value?: string) {
    return { name: 'name', label: this.text('system.name'), value };
  }

  #write(action: `${'add' | 'rename'}-profile`, said: SaidAction['said'], profile: ProfileView): SaidAction {
    const { id, name } = profile;
    const run = async () => {
      if (id === '') throw refused('bad-request', 'id'); // it has no address
      await (action === 'add-profile' ? this.system.addProfile(profile) : this.system.writeProfile(id, name));
    };
    return { action, id, subject: isolated(name), said, run };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-profiles': SallyProfiles;
  }
}
