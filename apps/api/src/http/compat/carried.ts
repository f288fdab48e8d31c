/** An answer as a front end unwraps it. */
export function carried<Data>(data: Data): { readonly code: 200; readonly data: Data } {
  return { code: 200, data };
}
