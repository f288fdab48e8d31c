/** Waits so many milliseconds, or until `sooner` happens, whichever comes first. */
export async function pause(milliseconds: number, sooner?: Promise<void>): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, milliseconds);
  await (sooner ? Promise.race([over.promise, sooner]) : over.promise);
  clearTimeout(timer);
}
