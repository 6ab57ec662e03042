import { expect, it } from 'vitest';
import { deviceName } from '../../server/src/http/device-name.ts';

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ' +
      'Version/18.5 Mobile/15E148 Safari/604.1',
    'Safari on iOS',
  ],
  [undefined, 'Unknown browser'],
  ['', 'Unknown browser'],
  ['nothing that a browser says', 'Unknown browser'],
])('%s is %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

it('A-26 reads no more than a browser says, and names nothing at length', () => {
  const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
  expect(deviceName(' '.repeat(512) + browser)).toBe('Unknown browser');
  expect(deviceName('x/y '.repeat(4000)).length).toBeLessThanOrEqual(80);
  expect(deviceName('Evil\u009b2J\u001b[31m/1.0 (x)')).toBe('Evil2J[31m');
});
