import { InvalidInputError } from '../../kernel/index.js';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** A currency is one that ISO 4217 knows, by its three letters, or knew. @throws InvalidInputError naming `currency` */
export function assertCurrency(currency: string): void {
  if (!CURRENCIES.has(currency)) throw InvalidInputError.of('currency', 'must be a currency of ISO 4217, such as USD');
}
