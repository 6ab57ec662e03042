/** Paths of the stroke set that only later screens need; drawn by `icon()`. */
export const CHECK = 'm5 12.5 4.5 4.5L19 7.5';
export const PHONE =
  'M8.5 3h7A1.5 1.5 0 0 1 17 4.5v15a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19.5v-15A1.5 1.5 0 0 1 8.5 3M11 18h2';
export const MAIL =
  'M5.5 6h13A1.5 1.5 0 0 1 20 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 16.5v-9' +
  'A1.5 1.5 0 0 1 5.5 6m-1 1L12 13l7.5-6';
export const MESSAGE =
  'M5.5 5h13A1.5 1.5 0 0 1 20 6.5v8a1.5 1.5 0 0 1-1.5 1.5H11l-4 3.5V16H5.5A1.5 1.5 0 0 1 4 14.5v-8' +
  'A1.5 1.5 0 0 1 5.5 5M8.5 10.5h.01m3.49 0h.01m3.49 0h.01';
export const SHEET =
  'M7.5 3H14l4 4v12.5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 6 19.5v-15A1.5 1.5 0 0 1 7.5 3M9.5 11h5m-5 4h5';
export const LOCK =
  'M8 10.5V8a4 4 0 0 1 8 0v2.5M7 10.5h10a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5H7' +
  'A1.5 1.5 0 0 1 5.5 19v-7A1.5 1.5 0 0 1 7 10.5';
export const LAPTOP = 'M5 6.5A1.5 1.5 0 0 1 6.5 5h11A1.5 1.5 0 0 1 19 6.5V15H5zM3 18.5h18';
