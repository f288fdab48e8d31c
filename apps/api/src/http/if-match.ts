/**
 * The ETag of the state that is to be changed, or several, or `*`; refused with 412 when the resource has another by now.
 * @example "W/\"1\""
 */
export type IfMatch = string;
