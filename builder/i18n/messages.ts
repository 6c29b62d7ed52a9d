/**
 * The shape a Japanese catalogue must have: the keys of the English one, no more and no fewer. English tells one
 * from many; Japanese does not, so keys ending in `_one` are English only.
 */
export type Messages<English> = {
  readonly [Key in keyof English as Key extends `${string}_one` ? never : Key]: English[Key] extends string
    ? string
    : Messages<English[Key]>;
};
