import { InvalidInputError } from '../../kernel/index.js';

/** 12 digits before the point and 2 after it: a JavaScript number holds 15 of them exactly. */
const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;

/** An amount is 0 to 999,999,999,999.99, in hundredths. @throws InvalidInputError naming `amount` */
export function assertAmount(amount: number): void {
  if (!AMOUNT.test(String(amount))) throw InvalidInputError.of('amount', 'must be from 0 to 999999999999.99, with at most 2 decimals');
}
