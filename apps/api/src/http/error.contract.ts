/** One offending input. */
export interface ErrorDetail {
  /** As the caller named it; a path with dots inside nested values. */
  field: string;
  message: string;
}

/** The body of every failure. */
export interface ErrorBody {
  success: false;
  error: {
    code: string;
    message: string;
    details: readonly ErrorDetail[];
    /** The answer's X-Request-Id; the log holds the cause under it. */
    requestId: string;
  };
}
