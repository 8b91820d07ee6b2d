/** The shape a translation must have: every key of the original (French), each a sentence. English has no plural form `many`. */
export type Same<T> = {
  readonly [K in keyof T as K extends `${string}_many` ? never : K]: T[K] extends string ? string : Same<T[K]>;
};
