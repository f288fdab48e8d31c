/** A parsed JSON body: tests look at it, they do not type it. */
export type Json = ReturnType<typeof JSON.parse>;
