/** `j•••@example.com`: enough to know one's own address by, always three dots. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at).length > 1 ? address.charAt(0) : ''}•••${address.slice(at)}`;
}

/** `••• ••78`: the last two digits. */
export const maskPhone = (number: string): string => `••• ••${number.slice(-2)}`;
