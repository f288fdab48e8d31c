/** Lends what a feature bound; a container of inversify is one. */
export interface Lender {
  get<T>(token: abstract new (...args: never[]) => T): T;
}

/** An option with a value, as the command line writes it: `--limit <number>`. */
export interface FeatureCommandOption {
  readonly flags: string;
  readonly description: string;
  readonly default?: string;
}

/** A command that a feature brings to the command line: `halo <feature> <name>`. */
export interface FeatureCommand {
  readonly feature: string;
  readonly name: string;
  /** What `--help` says of it. */
  readonly description: string;
  readonly options: readonly FeatureCommandOption[];
  /** @param options by their long names in camelCase @returns the lines to say @throws Error whose message is for the terminal */
  run(features: Lender, options: Readonly<Record<string, string | undefined>>): Promise<readonly string[]>;
}
