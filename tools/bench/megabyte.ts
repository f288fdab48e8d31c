/** As the goals are given: 10⁶ bytes. */
export const MEGABYTE = 1_000_000;
