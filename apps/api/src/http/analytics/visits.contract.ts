/**
 * What the page calls its visitor, always the same: a random text in its storage, for instance. Nothing that tells who they are.
 * @pattern ^[A-Za-z0-9._:-]+$ must be letters, digits, dots, underscores, colons or hyphens
 * @maxLength 64 must have at most 64 characters
 * @example "v-5f3a9c1e"
 */
export type VisitorId = string;

/**
 * @minLength 1 must not be empty
 * @maxLength 2048 must have at most 2048 characters
 * @example "/pricing"
 */
export type PagePath = string;

/**
 * Where the visitor came from, in a word; left out or null, it is what the referrer tells: `direct`, `search`, `social` or `referral`.
 * @minLength 1 must not be empty
 * @maxLength 50 must have at most 50 characters
 * @example "newsletter"
 */
export type VisitSource = string;

/**
 * The address of the page before.
 * @maxLength 2048 must have at most 2048 characters
 * @example "https://www.google.com/"
 */
export type Referrer = string;

/** A page view. */
export interface CreateVisitBody {
  path: PagePath;
  visitorId: VisitorId;
  source?: VisitSource | null;
  referrer?: Referrer | null;
}

export interface VisitBody {
  id: number;
  path: string;
  visitorId: string;
  source: string;
  referrer: string | null;
  /** Whether the visitor had been away for half an hour or more. */
  startsVisit: boolean;
  createdAt: Date;
}
