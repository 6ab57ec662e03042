export const readPhoneNumber = (typed: string): string | undefined =>
  /^\+[1-9]\d{6,14}$/.test(typed.replace(/[ -]/g, '')) ? typed.replace(/[ -]/g, '') : undefined;
