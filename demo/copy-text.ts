/** Copies a text; resolves with what to say of it. */
export const copyText = (text: string): Promise<string> =>
  navigator.clipboard.writeText(text).then(
    () => 'Copied',
    () => 'Your browser didn’t let the page copy it.',
  );
