import elements from 'virtual:elements';

/** Something of an element that a page can style. */
export interface Piece {
  name: string;
  description: string;
}

/** The properties of CSS that elements are drawn from: those of the sign-in are everybody's. */
export const tokensOf = (tags: string[]): Piece[] =>
  tags.length === 0 ? [] : ['sally-login', ...tags].flatMap((tag) => elements[tag]?.tokens ?? []);

/** The parts of elements that a page can reach, as it writes them. */
export const partsOf = (tags: string[]): Piece[] =>
  tags.flatMap((tag) =>
    (elements[tag]?.parts ?? []).map(({ name, description }) => ({ name: `${tag}::part(${name})`, description })),
  );
