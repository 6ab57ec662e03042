/** What is wrong is an error of its type; nothing here is ever run. */
export const wrong = (
  <>
    {/* @ts-expect-error a level is a number */}
    <sally-login heading-level="three" />
    {/* @ts-expect-error a client is one of ours */}
    <sally-login client={{}} />
    {/* @ts-expect-error such a reason there is none */}
    <sally-login onsally-error={({ detail }) => detail.reason === 'rain'} />
    {/* @ts-expect-error a gate asks for one of two levels */}
    <sally-gate aal="high" />
    {/* @ts-expect-error no such attribute */}
    <sally-login colour="red" />
    {/* @ts-expect-error no such element */}
    <sally-logon />
  </>
);
