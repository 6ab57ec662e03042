import { readDeviceName, UNKNOWN_BROWSER } from '@sallyport/protocol/device-name';
import type { LocaleController } from '../base/locale-controller.ts';

/** What a device is called in the language around; the words of the area `device` are needed for it. */
export function deviceText(name: string, words: LocaleController): string {
  const { browser, system } = readDeviceName(name);
  const called = browser === UNKNOWN_BROWSER ? words.text('device.unknown') : browser;
  return system === undefined ? called : words.text('device.on', { browser: called, system });
}
