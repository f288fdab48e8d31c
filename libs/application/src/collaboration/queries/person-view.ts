/** Somebody, as others see them. */
export interface PersonView {
  readonly id: number;
  readonly name: string;
  readonly avatar: string | null;
}
