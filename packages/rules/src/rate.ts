/** So many in so many seconds. */
export interface Rate {
  count: number;
  per: number;
}
