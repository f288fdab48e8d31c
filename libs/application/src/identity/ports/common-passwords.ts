/** The passwords that guessing begins with. */
export abstract class CommonPasswords {
  abstract includes(password: string): boolean;
}
