import type { SallyLogin } from '@sallyport/elements';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { client } from './shared/backend';

/** Whether the element is defined: Preact hands an object to an element that knows the property by then. */
function useLogin(): boolean {
  const [defined, setDefined] = useState(false);
  useEffect(() => void import('@sallyport/elements/login').then(() => setDefined(true)), []);
  return defined;
}

/** Two widgets, the second with nothing said of it, what the page hears of the first, and a field by itself. */
export function App(): JSX.Element {
  const defined = useLogin();
  const [shown, setShown] = useState(true);
  const [reason, setReason] = useState('');
  const login = useRef<SallyLogin>(null);
  useEffect(() => void import('@sallyport/elements/code-field'), []);
  return (
    <>
      <button id="unmount" onClick={() => setShown(false)}>
        Unmount
      </button>
      <button id="focus" onClick={() => login.current?.focus()}>
        Focus
      </button>
      <output id="reason">{reason}</output>
      {defined && shown && (
        <sally-login
          key="one"
          id="one"
          ref={login}
          class="widget"
          style={{ maxWidth: '24rem' }}
          data-place="left"
          heading-level={3}
          client={client}
          onsally-error={({ detail }) => setReason(detail.reason)}
        >
          <b slot="logo">Acme</b>
        </sally-login>
      )}
      {defined && <sally-login id="two" client={client} />}
      <sally-code-field id="late" length={8}>
        <input slot="input" aria-label="Code" />
      </sally-code-field>
    </>
  );
}
