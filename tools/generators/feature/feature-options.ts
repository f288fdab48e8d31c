/** What the generator is told; `schema.json` explains it to its caller. */
export interface FeatureOptions {
  readonly name: string;
  readonly fields: string;
  readonly owner?: boolean;
  readonly searchable?: string;
  readonly entity?: string;
}
