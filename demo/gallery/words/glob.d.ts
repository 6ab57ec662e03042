/** What Vite has for the modules that a pattern names, each by its path. */
interface ImportMeta {
  glob<T>(pattern: string, options: { eager: true; import: string }): Record<string, T>;
}
