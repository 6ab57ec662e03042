/** Custom properties of a theme, which the page around hands to the document of a state. */
export interface ThemeMessage {
  sally: 'theme';
  declarations: [property: string, value: string][];
}

/**
 * Wears the theme that the page around sends, each in the place of the one before. A property is set as a value, so
 * that no text of an address is read as a rule.
 */
export function wearTheme(): void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  addEventListener('message', ({ data, origin, source }: MessageEvent<Partial<ThemeMessage> | null>) => {
    if (origin !== location.origin || source !== parent || data?.sally !== 'theme') return;
    sheet.replaceSync(':root {}');
    const { style } = sheet.cssRules[0] as CSSStyleRule;
    for (const [property, value] of data.declarations ?? []) style.setProperty(property, value);
    document.documentElement.toggleAttribute('data-themed', style.length > 0);
  });
}
