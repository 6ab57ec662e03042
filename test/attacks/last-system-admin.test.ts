import type { AuditEvent } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import { readAccount } from '../../server/src/accounts/account-store.ts';
import { listEvents } from '../../server/src/audit/audit-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { beforeCall } from '../support/before-call.ts';
import { onEachStore } from '../support/store/on-each-store.ts';

const ROOT = { email: 'root@sallyport.test', tenant: 'platform', role: 'system-admin' } as const;
const TAKEN = { demoted: { role: 'member' }, suspended: { state: 'suspended' } } as const;

onEachStore('R-73 two system admins take the other’s rights at the same time', (makeApp) => {
  it.each(Object.entries(TAKEN))('one stays, at whichever call the other was %s', async (_, taken) => {
    let givenBack: AuditEvent[] = [];
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const { sam } = await signedInAdmins(app, 'sam');
      const root = await app.addAccount(ROOT);
      const other = app.browser();
      await other.signIn(ROOT.email);
      const { account } = (await sam.session())!;
      const meanwhile = beforeCall(app.ports.store, call, () =>
        other.request('PATCH', `/admin/accounts/${account.id}`, taken),
      );
      await sam.request('PATCH', `/admin/accounts/${root.id}`, taken);
      if (!meanwhile.stop()) break;
      const left = await Promise.all([account.id, root.id].map((id) => readAccount(app.ports, id)));
      const admins = left.filter((each) => each?.role === 'system-admin' && each.state === 'active');
      expect([call, admins.length]).toEqual([call, 1]);
      const told = app.outbox.filter(({ subject }) => subject.includes('role')).map(({ to }) => to);
      expect([call, ...told]).not.toContain(admins[0]?.email);
      const { events } = await listEvents(app.ports, { tenant: 'platform', kinds: ['account-changed'], limit: 10 });
      givenBack = [...givenBack, ...events.filter(({ actor }) => actor === 'system')];
    }
    const role = 'role' in taken ? { role: 'system-admin' } : {};
    const details = { fields: Object.keys(taken), ...role, reason: 'answered-elsewhere' };
    expect(givenBack[0]).toMatchObject({ kind: 'account-changed', details });
  });
});
