/** What a page's script tag loads: the sign-in at once, every other element when it is on the page. */
import './define.ts';
import { SallyLogin } from './flow/sally-login.ts';
import { loadTags } from './load-tags.ts';

loadTags();
if (customElements.get(SallyLogin.tag) !== SallyLogin)
  void import('./base/tell-taken.ts').then(({ tellTaken }) => tellTaken(SallyLogin));
