/** What time it is: Unix time in ms. A test moves it. */
export type Clock = () => number;
