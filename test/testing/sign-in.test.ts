import { PEOPLE, signIn, totp, type Screen } from '@sallyport/testing';
import { expect, it } from 'vitest';

/** A page that writes down what is done to it. */
function writtenDown(): { screen: Screen; done: string[] } {
  const done: string[] = [];
  return {
    done,
    screen: {
      getByRole: (role, { name }) => ({
        fill: async (text) => void done.push(`${role} ${name}: ${text}`),
        click: async () => void done.push(`${role} ${name}`),
      }),
    },
  };
}

it('N-13 signs the demo’s people in by what stands on the form, with the code of who has an app', async () => {
  const { screen, done } = writtenDown();
  await signIn(screen, 'member');
  expect(done).toMatchObject([
    'textbox Email or user name: member@acme.test',
    'textbox Password: demo password 2026',
    'button /^Sign in$/',
    expect.stringMatching(/^textbox [^:]*$/),
    expect.stringMatching(/^textbox .*: \d{6}$/),
    'button Verify code',
  ]);
});

it('N-13 gives the code that a test found, in the words of another language', async () => {
  const { screen, done } = writtenDown();
  await signIn(screen, 'mail', { code: () => '123456', words: { signIn: 'Anmelden', code: 'Code', verify: 'Prüfen' } });
  expect(done.slice(2)).toEqual(['button Anmelden', 'textbox Code', 'textbox Code: 123456', 'button Prüfen']);
});

it('N-13 names whom it has where somebody else is to be signed in', async () => {
  await expect(signIn(writtenDown().screen, 'nobody')).rejects.toThrow(/nobody "nobody".*member, mail, phone, new/);
  expect(Object.keys(PEOPLE)).toHaveLength(7);
});

// RFC 6238, appendix B: the last six of its eight digits
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [20_000_000_000, '353130'],
])('N-13 totp: at %i s an app shows %s', (seconds, code) => {
  expect(totp('gezd gnbv gy3t qojq gezd gnbv gy3t qojq', seconds * 1000)).toBe(code);
});
