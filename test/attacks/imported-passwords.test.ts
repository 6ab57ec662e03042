import { expect, it } from 'vitest';
import { changeAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import {
  addHashCosts,
  addImportedCosts,
  readHashCosts,
  reviewHashCosts,
} from '../../server/src/accounts/hash-costs.ts';
import { argon2Hasher } from '../../server/src/adapters/argon2-hasher.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';

/** What is typed: composed in part, as some systems have it. */
const TYPED = `${'Ångström'.normalize('NFC')} ${'naïve café'.normalize('NFD')}`;
const [COMPOSED, DECOMPOSED] = [TYPED.normalize('NFC'), TYPED.normalize('NFD')];
/** Of each of them by bcrypt at cost 5, and of something else. */
const HASH_OF = {
  composed: '$2b$05$hv9XTlJwrDku7BkL/ZZT5OUYbAUdfpta4rk/km8//RwuyDhcdnqrK',
  'as typed': '$2b$05$df3Y1BJzcL7LR7ZeGoQEP.yOxSYLyKRYu2V86nYq7nghQZJV/tATa',
  decomposed: '$2b$05$jrFLU621lNfjLedBPDBPGebEviTsvuh7qo8QoXcChZ3USS.5Tq8kW',
};
const OTHER = '$2b$05$ITUtgwPNKfPsiC9Q7i/k3ePQWVOVnnNC5x4.refQRuqI9zDAXqle2';
const COST_10 = '$2b$10$odNbL990otWlg/poC5LNte78jh6s8e.OprkrdqyQMl74MiVOecrOO';
const LN10 = '$scrypt$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$11kKyiyYAc8G7rp3KmncMc44YlkdllIqxOa7pq0fMaU';

/** An account as an import makes it. */
async function imported(app: TestApp, email: string, passwordHash: string) {
  const { id } = await app.addAccount({ email });
  await addHashCosts(app.ports, [app.ports.hasher.costOf(passwordHash)]);
  await changeAccount(app.ports, id, (account) => ({ ...account, passwordHash }));
  return id;
}

async function withHasher(app: TestApp) {
  app.ports.hasher = argon2Hasher();
  const works: Promise<void>[] = [];
  app.ports.later = (work) => void works.push(work());
  return { settled: () => Promise.all(works) };
}

onEachStore('F-10 the hash of another system', (makeApp) => {
  it.each(Object.entries(HASH_OF))(
    'is right for the password that was hashed %s, and becomes one of ours',
    async (_how, hash) => {
      const app = await makeApp();
      const { settled } = await withHasher(app);
      const id = await imported(app, 'ivo@acme.test', hash);
      expect((await app.browser().signIn('ivo@acme.test', `${TYPED}.`)).status).toBe(422);
      expect((await app.browser().signIn('ivo@acme.test', TYPED)).step.kind).toBe('done');
      await settled();
      expect((await readAccount(app.ports, id))?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456/);
      for (const typed of [COMPOSED, DECOMPOSED, TYPED])
        expect((await app.browser().signIn('ivo@acme.test', typed)).step.kind).toBe('done');
    },
  );
});

onEachStore('A-10 a wrong password, where accounts came with hashes of another system', (makeApp) => {
  it.each(['wrong', TYPED])('R-20 costs the same hashes for each of them and for nobody: %s', async (password) => {
    const app = await makeApp();
    await withHasher(app);
    await imported(app, 'ivo@acme.test', OTHER);
    await imported(app, 'ida@acme.test', LN10);
    await app.addAccount({ email: 'own@acme.test', password: 'one of ours' });
    const { hasher } = app.ports;
    const { verify } = hasher;
    let work: string[] = [];
    hasher.verify = (stored, typed) => {
      work.push(`${hasher.costOf(stored)} ${stored.length}`);
      return verify(stored, typed);
    };
    const seen: string[][] = [];
    for (const name of ['ivo', 'ida', 'own', 'nobody']) {
      work = [];
      await app.browser().signIn(`${name}@acme.test`, password);
      seen.push(work.sort());
    }
    expect(seen).toEqual(Array(4).fill(seen[0]));
    expect(seen[0]).toHaveLength(3);
  });

  it('costs as much where costs were reviewed beside an import that made accounts behind the search', async () => {
    const app = await makeApp();
    await withHasher(app);
    const [own, foreign] = [OTHER, LN10].map((hash) => app.ports.hasher.costOf(hash)) as [string, string];
    await addHashCosts(app.ports, [own, 'gone']);
    const forgetOthers = await reviewHashCosts(app.ports);
    await addImportedCosts(app.ports, [own]);
    await imported(app, 'ivo@acme.test', OTHER);
    await addImportedCosts(app.ports, [own]);
    await addHashCosts(app.ports, [foreign]);
    await forgetOthers([]);
    expect(await readHashCosts(app.ports)).toEqual(expect.arrayContaining([own, foreign]));
    await (await reviewHashCosts(app.ports))([own]); // nothing goes on beside it now
    expect(await readHashCosts(app.ports)).toEqual([own]);
  });

  it('costs as much where they are gone through while an import makes its accounts', async () => {
    const app = await makeApp();
    await addImportedCosts(app.ports, ['one']);
    await (await reviewHashCosts(app.ports))([]);
    await addImportedCosts(app.ports, ['one']); // its accounts are made now
    expect(await readHashCosts(app.ports)).toEqual(['one']);
  });

  it('is none of a decoy’s, which is computed and not refused unread', async () => {
    const hasher = argon2Hasher();
    for (const stored of [COST_10, LN10, await hasher.hash('x')]) {
      const decoy = await hasher.decoy(hasher.costOf(stored));
      expect([hasher.costOf(decoy), decoy.length]).toEqual([hasher.costOf(stored), stored.length]);
      expect(await hasher.verify(decoy, 'x')).toBe(false);
    }
    const timeOf = async (stored: string) => {
      const from = performance.now();
      await hasher.verify(stored, 'wrong');
      return performance.now() - from;
    };
    expect(await timeOf(await hasher.decoy('$2b$10$'))).toBeGreaterThan((await timeOf(COST_10)) / 4);
  });
});
