import type { LitElement, ReactiveController } from 'lit';
import { LANGUAGES, loadCatalogue, loadedCatalogue } from '../messages/catalogues.ts';
import type { SallyElement } from './sally-element.ts';
import { en, type MessageKey, type MessageOverrides, type Messages } from '../messages/en.ts';
import { formatMessage, type Values } from '../messages/format-message.ts';
import { matchLocale } from '../messages/match-locale.ts';
import { outwards, unwatchLanguage, watchLanguage, type LanguageWatcher } from './inherited.ts';

type Message = Messages[MessageKey];

const ENGLISH: Partial<Messages> = en;

/**
 * Finds the language of the place where the host stands (`locale` of the widget, the nearest `lang` through shadow
 * boundaries, the browser's languages, English) and the words for it. The host renders again when that changes.
 */
export class LocaleController implements ReactiveController, LanguageWatcher {
  readonly #host: LitElement;
  #language = 'en';
  #catalogue = 'en';

  constructor(host: LitElement) {
    (this.#host = host).addController(this);
  }

  /** The language of the words on screen, with the region that dates and numbers follow. */
  get language(): string {
    return this.#language;
  }

  /** Which way that language is written. */
  get dir(): 'rtl' | 'ltr' {
    return /^(ar|fa|he|ur)\b/.test(this.#language) ? 'rtl' : 'ltr';
  }

  /** The words for `key`, the site owner's own before ours. */
  text(key: MessageKey, values: Values = {}): string {
    const overrides = this.#overrides();
    const message =
      overrides?.[this.#language]?.[key] ??
      overrides?.[this.#catalogue]?.[key] ??
      loadedCatalogue(this.#catalogue)?.[key] ??
      ENGLISH[key] ??
      ((this.#host.constructor as typeof SallyElement).ownWords[key] as Message);
    return formatMessage(message, values, this.#language);
  }

  hostConnected(): void {
    watchLanguage(this.#host, this);
    this.languageMayHaveChanged();
  }

  hostDisconnected(): void {
    unwatchLanguage(this);
  }

  languageMayHaveChanged(): void {
    const wanted = wantedLanguage(this.#host);
    const catalogue = matchLocale(wanted, LANGUAGES);
    if (!catalogue || loadedCatalogue(catalogue)) return this.#use(catalogue ? wanted : 'en', catalogue ?? 'en');
    void loadCatalogue(catalogue).then(() => {
      if (wantedLanguage(this.#host) === wanted) this.#use(wanted, catalogue);
    });
  }

  #use(language: string, catalogue: string): void {
    const missing = catalogue !== 'en' && loadedCatalogue(catalogue) === en;
    this.#language = missing ? 'en' : language;
    this.#catalogue = catalogue;
    this.#host.requestUpdate();
  }

  #overrides(): MessageOverrides | undefined {
    for (const each of outwards(this.#host))
      if ('messages' in each) return each.messages as MessageOverrides | undefined;
    return undefined;
  }
}

/** The first that says something decides: a page in a language without words gets English, not the browser's own. */
function wantedLanguage(host: Element): string {
  for (const each of outwards(host)) {
    const own = each.localName.startsWith('sally-') && (each as { locale?: string }).locale;
    const said = own || each.getAttribute('lang');
    if (said) return said;
  }
  return navigator.languages.find((tag) => matchLocale(tag, LANGUAGES)) ?? 'en';
}
