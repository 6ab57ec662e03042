/**
 * A language as it is spoken where the person is, as far as their browser says: dates and hours of `en` are others in
 * Britain. The words are the same.
 */
export const regional = (language: string): string =>
  navigator.languages.find((each) => each.split('-')[0] === language) ?? language;
