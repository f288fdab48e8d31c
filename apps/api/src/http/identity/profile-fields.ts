/**
 * At most 254 characters; kept in lower case.
 * @format email
 * @pattern ^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$ Invalid email format
 * @minLength 3 Invalid email format
 * @maxLength 254 must have at most 254 characters
 * @example "ada@example.com"
 */
export type EmailAddress = string;

/**
 * Letters, digits, dots, underscores and hyphens, beginning with a letter or digit; unique whatever its case.
 * @pattern ^[A-Za-z0-9][A-Za-z0-9._-]*$ must be letters, digits, dots, underscores or hyphens, and begin with a letter or digit
 * @minLength 3 must have at least 3 characters
 * @maxLength 50 must have at most 50 characters
 * @example "ada"
 */
export type Username = string;

/**
 * Checked against a list of common passwords, against the name, username and e-mail address of its owner, and against the name of this product.
 * @format password
 * @minLength 8 must have at least 8 characters
 * @maxLength 128 must have at most 128 characters
 * @example "marble-otter-29"
 */
export type NewPassword = string;

/**
 * @minLength 1 must not be empty
 * @maxLength 100 must have at most 100 characters
 * @example "Ada Lovelace"
 */
export type PersonName = string;

/**
 * @pattern ^\+?[0-9\x20()./-]+$ must be a telephone number
 * @minLength 3 must have at least 3 characters
 * @maxLength 32 must have at most 32 characters
 * @example "+44 20 7946 0018"
 */
export type PhoneNumber = string;

/**
 * An address on the web, or a path on this server.
 * @pattern ^(https?:\/\/|\/)\S*$ must begin with https://, http:// or /
 * @maxLength 2048 must have at most 2048 characters
 * @example "https://example.com/ada.png"
 */
export type AvatarAddress = string;

/**
 * @maxLength 100 must have at most 100 characters
 * @example "Research"
 */
export type ShortText = string;

/**
 * @maxLength 2000 must have at most 2000 characters
 * @example "Wrote the first program"
 */
export type LongText = string;
