/** What the HTTP host measures, and where the measurements are read. */
export interface HttpMetrics {
  /** @param route the pattern, never the path as sent */
  observeRequest(method: string, route: string, status: number, seconds: number): void;
  /** The media type of what `render` gives. */
  readonly contentType: string;
  /** Every metric of the process, in the Prometheus text format. */
  render(): Promise<string>;
}
