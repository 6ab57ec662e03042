import type { SallyCodeStep, SallyLogin } from '@sallyport/elements';
import { PASSWORD, type Mock } from '@sallyport/mock';
import { field, press, shows, type } from './support.ts';

/** Signs the mock's member in through the forms of an element; gives whom the element says is signed in. */
export async function signIn(login: SallyLogin, mock: Mock): Promise<string | undefined> {
  await shows(login, 'sally-credentials-step');
  type(field(login, 'username'), 'member@acme.test');
  type(field(login, 'password'), PASSWORD);
  press(login);
  await shows<SallyCodeStep>(login, 'sally-code-step');
  const done = new Promise<string | undefined>((resolve) => {
    login.addEventListener('sally-success', ({ detail }) => resolve(detail.session?.account.email), { once: true });
  });
  type(field(login, 'otp-code'), await mock.code());
  press(login);
  return done;
}
