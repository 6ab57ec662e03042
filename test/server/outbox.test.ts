import { expect, it } from 'vitest';
import { outbox } from '../../server/src/adapters/memory/outbox.ts';

const TO = '+4915112345678';

it('R-12 the outbox takes mail and text messages, the newest first, and numbers them', async () => {
  let now = 1000;
  const { mail, sms, messages } = outbox(() => now++);
  await mail.send({ to: 'anna@acme.test', subject: 'Hello', text: 'By mail.' });
  await sms.send({ to: TO, text: 'By phone.' });
  await mail.send({ to: 'ben@acme.test', subject: 'Again', text: 'By mail.' });
  expect(messages).toEqual([
    { via: 'email', to: 'ben@acme.test', subject: 'Again', text: 'By mail.', id: 3, at: 1002 },
    { via: 'sms', to: TO, text: 'By phone.', id: 2, at: 1001 },
    { via: 'email', to: 'anna@acme.test', subject: 'Hello', text: 'By mail.', id: 1, at: 1000 },
  ]);
});

it('keeps the last hundred of both together', async () => {
  const { mail, sms, messages } = outbox(Date.now);
  for (let i = 0; i < 60; i++) {
    await mail.send({ to: 'anna@acme.test', subject: '', text: `mail ${i}` });
    await sms.send({ to: TO, text: `sms ${i}` });
  }
  expect(messages).toHaveLength(100);
  expect([messages[0]?.text, messages[99]?.text]).toEqual(['sms 59', 'mail 10']);
});
