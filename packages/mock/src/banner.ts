/** Says on the page what a mock is, in the languages that the elements have. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'Sallyport mock: every account and code here is made up. Don’t type a password of yours.',
  de: 'Sallyport-Mock: Alle Konten und Codes hier sind erfunden. Geben Sie kein eigenes Passwort ein.',
  ar: 'نسخة Sallyport التجريبية: كل الحسابات والرموز هنا مختلقة. لا تكتب كلمة مرور تخصك.',
};

const ID = 'sally-mock-banner';

const STYLES = `:host {
  position: sticky;
  inset-block-start: 0;
  z-index: 2147483000;
  display: block !important;
  padding: 0.5rem 1rem;
  border-block-end: 2px solid;
  background: #5c2d00;
  color: #fff;
  font: 1rem/1.4 system-ui, sans-serif;
  text-align: center;
}`;

/**
 * Puts one banner above the page: on a host that others reach too, whoever comes by learns that nothing here is real.
 * Its look is in a shadow root, which a policy for styles lets through.
 */
export function showBanner(): void {
  const { document } = globalThis as Partial<typeof globalThis>; // a worker has none
  if (!document) return;
  if (document.readyState === 'loading')
    return document.addEventListener('DOMContentLoaded', showBanner, { once: true });
  if (document.getElementById(ID)) return;
  const banner = document.createElement('div');
  const language = (document.documentElement.lang || navigator.language).split('-')[0]!;
  const known = language in WORDS ? language : 'en';
  Object.assign(banner, { id: ID, lang: known, dir: known === 'ar' ? 'rtl' : 'ltr' });
  banner.setAttribute('role', 'note');
  const root = banner.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [sheet];
  root.append(WORDS[known]!);
  document.body.prepend(banner);
}
