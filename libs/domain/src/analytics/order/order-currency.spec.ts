import { expect, it } from '@jest/globals';
import { assertCurrency } from './order-currency.js';

it.each(['USD', 'EUR', 'CNY', 'JPY', 'CHF'])('%s is a currency', (currency) => expect(() => assertCurrency(currency)).not.toThrow());

it.each(['', 'usd', 'US', 'USDX', 'QQQ', 'U$D'])('%j is none', (currency) => {
  expect(() => assertCurrency(currency)).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field: 'currency' })] }));
});
