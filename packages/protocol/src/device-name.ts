/** What a browser that says nothing of itself is called. */
export const UNKNOWN_BROWSER = 'Unknown browser';

/** A browser, and the system that it runs on, as far as it says so. */
export interface Device {
  browser: string;
  system?: string | undefined;
}

/** Names a device, for people to recognise theirs: `Firefox on Windows`. */
export const deviceName = ({ browser, system }: Device): string => (system ? `${browser} on ${system}` : browser);

/** Takes such a name apart again, so that it can be said in another language. */
export function readDeviceName(name: string): Device {
  const at = name.lastIndexOf(' on ');
  return at < 0 ? { browser: name } : { browser: name.slice(0, at), system: name.slice(at + 4) };
}
