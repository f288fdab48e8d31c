/** Believable rows of one feature, so that a new installation looks alive. A feature binds its own; users come first. */
export abstract class DemoData {
  /** What it is remembered by, once it was loaded. */
  abstract readonly name: string;

  /** Makes what is missing; running it again changes nothing. */
  abstract load(): Promise<void>;
}
