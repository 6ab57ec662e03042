/** The number plans of all countries take 3 MB: they are loaded where the first number is typed. */
export const loadPhoneNumbers = () => import('./phone-number.ts');
