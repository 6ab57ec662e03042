/** Paths of the stroke set for what is done with a secret that is shown once. */
export const COPY =
  'M9 9.5A1.5 1.5 0 0 1 10.5 8h8A1.5 1.5 0 0 1 20 9.5v8a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 9 17.5z' +
  'M5.5 15A1.5 1.5 0 0 1 4 13.5v-8A1.5 1.5 0 0 1 5.5 4h8A1.5 1.5 0 0 1 15 5.5';
export const DOWNLOAD = 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14';
export const PRINT =
  'M7.5 8.5V4h9v4.5M7.5 17h-2A1.5 1.5 0 0 1 4 15.5V10a1.5 1.5 0 0 1 1.5-1.5h13A1.5 1.5 0 0 1 20 10v5.5' +
  'a1.5 1.5 0 0 1-1.5 1.5h-2m-9-3h9v6h-9z';
