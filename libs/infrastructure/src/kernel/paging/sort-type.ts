import { z } from 'zod';

/** How the values of a sort column travel in a cursor. */
interface SortTypeRule {
  /** SQL that turns the column, `??`, into text without losing anything; a JavaScript Date would lose the microseconds. */
  readonly toText: string;
  /** What the text is cast to for comparing. */
  readonly cast: string;
  /** Text that the cast accepts. */
  readonly schema: z.ZodType<string>;
}

export const SORT_TYPES = {
  text: { toText: '??::text', cast: 'text', schema: z.string().max(10_000).refine((text) => !text.includes('\0')) },
  integer: { toText: '??::text', cast: 'bigint', schema: z.string().regex(/^-?\d{1,18}$/) },
  numeric: { toText: '??::text', cast: 'numeric', schema: z.string().regex(/^-?\d{1,30}(\.\d{1,30})?$/) },
  timestamptz: {
    toText: `to_char(?? at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    cast: 'timestamptz',
    schema: z.iso.datetime().refine((text) => !text.startsWith('0000')),
  },
} as const satisfies Record<string, SortTypeRule>;

export type SortType = keyof typeof SORT_TYPES;
