/** One offending input. */
export interface ErrorDetail {
  /** As the caller named it; a path with dots inside nested values. Of a name of more than 200 characters, the beginning. */
  field: string;
  message: string;
}

/** The body of every failure. */
export interface ErrorBody {
  success: false;
  error: {
    code: string;
    message: string;
    /** The first hundred, where more is wrong. */
    details: readonly ErrorDetail[];
    /** The answer's X-Request-Id; the log holds the cause under it. */
    requestId: string;
  };
}
