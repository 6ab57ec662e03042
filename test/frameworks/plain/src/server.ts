/** The page as a server sends it. */
export const render = (): string => `
  <button id="unmount">Unmount</button>
  <button id="focus">Focus</button>
  <output id="reason"></output>
  <sally-login id="one" class="widget" style="max-width: 24rem" data-place="left" heading-level="3">
    <b slot="logo">Acme</b>
  </sally-login>
  <sally-login id="two"></sally-login>
  <sally-code-field id="late" length="8"><input slot="input" aria-label="Code" /></sally-code-field>`;
