interface FramedDocument {
  /** Chromium's, where a frame can ask what it may do. */
  featurePolicy?: { allowsFeature(feature: string): boolean };
}

let warned = false;

/** Whether this page can ask for passkeys; in a frame that was not let, the site's developer is told once (PK-8). */
export function passkeysWork(use: 'get' | 'create' = 'get'): boolean {
  if (!('PublicKeyCredential' in globalThis)) return false;
  const feature = `publickey-credentials-${use}`;
  if ((document as FramedDocument).featurePolicy?.allowsFeature(feature) !== false) return true;
  if (!warned) console.warn(`Sallyport: passkeys need allow="${feature}" on the frame around this page.`);
  warned = true;
  return false;
}

/** Whether the browser offers passkeys in the field itself: asked as soon as this loads, so that no focus waits. */
export const offersInField: Promise<boolean> = Promise.resolve(
  globalThis.PublicKeyCredential?.isConditionalMediationAvailable?.(),
).then(Boolean, () => false);
