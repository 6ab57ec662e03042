/** What the analyzer of the elements' descriptions is told. */
declare const config: {
  plugins: { name: string; packageLinkPhase(context: { customElementsManifest: object }): void }[];
};
export default config;
