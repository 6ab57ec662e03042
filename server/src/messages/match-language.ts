export type Language = 'en';
export const matchLanguage = (_acceptLanguage: string | undefined): Language => 'en';
