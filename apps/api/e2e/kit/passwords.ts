/** With which accounts of the tests are opened. */
export const PERSON_PASSWORD = 'marble-otter-29';
/** To which they are changed. */
export const NEW_PASSWORD = 'battery-staple-31';

/** Passwords that tests type, right and wrong, and that nothing else would write by chance. */
export const TYPED_PASSWORDS: readonly string[] = [
  PERSON_PASSWORD, NEW_PASSWORD, 'velvet-canyon-73', 'granite-heron-83', 'wrong-otter-29', 'copper-lantern-58', 'copper-heron-84',
];
