/** As what a mail is looked at. */
export const LOOKS = [
  ['html', 'HTML'],
  ['dark', 'Dark'],
  ['text', 'Text'],
] as const;

/** What is looked at, as the address says. */
export interface View {
  message: number | undefined;
  look: string;
}

/** Reads the address of the page. */
export function readView(first: number | undefined): View {
  const params = new URLSearchParams(location.search);
  const look = params.get('look');
  return {
    message: params.has('message') ? Number(params.get('message')) : first,
    look: LOOKS.find(([value]) => value === look)?.[0] ?? 'html',
  };
}

/** The address of a view; what else the address says stays. */
export function addressOf({ message, look }: View): string {
  const params = new URLSearchParams(location.search);
  params.set('message', String(message));
  if (look === 'html') params.delete('look');
  else params.set('look', look);
  return `?${params}`;
}
